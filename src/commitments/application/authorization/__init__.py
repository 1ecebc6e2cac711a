"""Who may do what: the only place where a right is decided."""

from commitments.application.authorization.authorize import (
    AuthorizedCommitment,
    authorize,
    authorize_answer,
    authorize_commitment,
    authorize_customer,
    authorize_draft,
    require_right,
)
from commitments.application.authorization.rights import Right, is_allowed
from commitments.application.authorization.standings import toward_company
from commitments.application.authorization.visibility import require_visible_customer, visible_customers, visible_scope

__all__ = [
    "AuthorizedCommitment",
    "Right",
    "authorize",
    "authorize_answer",
    "authorize_commitment",
    "authorize_customer",
    "authorize_draft",
    "is_allowed",
    "require_right",
    "require_visible_customer",
    "toward_company",
    "visible_customers",
    "visible_scope",
]
