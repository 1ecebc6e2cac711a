"""Who may do what: the only place where a right is decided."""

from commitments.application.authorization.authorize import (
    AuthorizedCommitment,
    authorize,
    authorize_answer,
    authorize_answer_for_update,
    authorize_batch,
    authorize_batch_for_update,
    authorize_commitment,
    authorize_commitment_for_update,
    authorize_customer,
    authorize_draft,
    authorize_draft_for_update,
    has_right,
    may_see,
    require_right,
    standing_toward,
)
from commitments.application.authorization.rights import Right, Standing, is_allowed
from commitments.application.authorization.visible_commitments import (
    require_visible_customer,
    sees_customer,
    visible_customers,
    visible_scope,
)

__all__ = [
    "AuthorizedCommitment",
    "Right",
    "Standing",
    "authorize",
    "authorize_answer",
    "authorize_answer_for_update",
    "authorize_batch",
    "authorize_batch_for_update",
    "authorize_commitment",
    "authorize_commitment_for_update",
    "authorize_customer",
    "authorize_draft",
    "authorize_draft_for_update",
    "has_right",
    "is_allowed",
    "may_see",
    "require_right",
    "require_visible_customer",
    "sees_customer",
    "standing_toward",
    "visible_customers",
    "visible_scope",
]
