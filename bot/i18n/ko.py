"""Everything in Korean. "{name:을/를}" takes the particle that fits."""

from bot.i18n.catalogue import Catalogue

KOREAN: dict[str, str] = {
    # 약속의 내용
    "field.what": "내용",
    "field.customer": "고객",
    "field.owner": "담당자",
    "field.internal": "내부용",
    "internal.never_told": "고객에게 알리지 않음",
    "field.owner_elsewhere": "담당자 (여기 있는 사람으로 바꿀 때만)",
    "field.maker": "약속한 사람",
    "field.due": "기한",
    "field.first_due": "최초 기한",
    "field.status": "상태",
    "field.reminders": "알림",
    "field.recurs": "반복",
    "field.reason": "사유",
    "field.move_reason": "사유 (기한을 바꿀 때)",
    "field.new_date": "새 기한",
    "field.time": "시각 ({zone})",
    "field.until": "다시 알림",
    "field.missing": "무엇이 빠졌나요?",
    "field.name": "이름",
    "field.wording": "고객이 읽을 문구",
    "field.last_word": "고객에게 전한 마지막 소식",
    "field.note": "메모",
    "channel.unnamed": "이름을 읽을 수 없는 채널",
    "field.channel": "채널",
    "field.aliases": "다른 이름",
    "field.tier": "등급",
    "field.zone": "시간대",
    "field.country": "국가",
    "field.language": "언어",
    "field.manager": "관리자",
    "field.people": "함께 보는 사람",
    "field.contacts": "연락처",
    "field.announce": "고객 알림",
    "field.remind": "사전 알림",
    "status.open": "진행 중",
    "status.due_now": "지금 마감",
    "status.late": "지연",
    "status.delivered": "전달함",
    "status.accepted": "수령 확인",
    "status.done": "완료",
    "status.cancelled": "취소",
    "outcome.kept_on_first_date": "최초 기한에 지킴",
    "outcome.kept_after_notice": "미리 알린 뒤 지킴",
    "outcome.kept_late": "늦게 지킴",
    "outcome.broken": "지키지 못함",
    "outcome.cancelled": "취소",
    "announce.ask": "미리보기 후",
    "announce.auto": "자동",
    "announce.never": "하지 않음",
    "due.customer": "{name} 현지: {moment}",
    "first_date": "{moment} · {count}번 변경됨",
    # 버튼
    "button.edit": "수정",
    "button.undo": "되돌리기",
    "button.connect": "연결",
    "button.same_person_yes": "네, 제 계정이에요",
    "button.same_person_not": "아니요",
    "button.connect_not": "나중에 하기",
    "button.tell": "고객에게 알리기",
    "button.retell": "다시 시도",
    "button.update": "소식 쓰기",
    "button.note": "메모 남기기",
    "button.done": "완료",
    "button.move": "기한 변경",
    "button.snooze": "나중에",
    "button.give": "담당자 변경",
    "button.give_other": "다른 사람…",
    "button.told_by_hand": "직접 알렸음",
    "button.give_all": "모두 넘기기",
    "button.cancel": "약속 취소",
    "button.history": "이력",
    "button.why": "알림 내역",
    "button.open": "열기",
    "button.received": "받았습니다",
    "button.not_yet": "아직 못 받았습니다",
    "button.any_news": "소식 있나요?",
    "button.agreed": "고객 수령 확인",
    "button.ask_again": "다시 묻기",
    "button.not_done": "아직 안 끝남",
    "button.tell_late": "고객에게 알리기",
    "button.pick_date": "다른 날짜…",
    "button.pick_customer": "다른 고객…",
    "button.new_customer": "새 고객…",
    "button.no_customer": "외부 고객 없음",
    "button.promise": "약속으로 등록",
    "button.only_next": "다음 한 번만",
    "button.each_time": "매번",
    "button.stop": "반복 끝내기",
    "button.run_suggestion": "{label} {verb}",
    "button.promise_anyway": "약속으로 등록",
    "button.record_anyway": "그래도 등록",
    "button.add_customer": "{name:을/를} 추가하고 등록",
    "button.resume_draft": "이어서 답하기",
    "button.add_one": "{name} 추가",
    "button.record_all": "{count}건 모두 등록",
    "button.one_promise": "약속 하나입니다",
    "button.leave_out": "빼기",
    "button.edit_draft": "수정…",
    "button.drop_draft": "그만두기",
    "button.of": "{label} {button}",
    "button.menu": "{label}에 할 일",
    "button.show_all": "모두 보기",
    "button.next": "다음",
    "button.previous": "이전",
    # 만들기
    "made.title": "{label} 약속을 등록했습니다",
    "made.values": "고객이 중요하게 여기는 점: {note}",
    "made.telling": "고객 채널에 알리고 있습니다.",
    "made.unsure": (
        "{name}에 바로 알리지 않았습니다: 고객이 봐도 되는지 확실하지 않은 말({words})이 있습니다. "
        "‘고객에게 알리기’에서 먼저 확인해 주세요."
    ),
    "open.title": "{label} · {what}",
    "reminders.before": "{name}: {moments} ({zone})",
    "reminders.manager": "늦어지면 {name}: {moment} ({zone})",
    "reminders.too_soon": "기한이 가까워 그 전 근무 시간에 보낼 알림이 없습니다.",
    "warn.rest_day": "그날은 {where} 영업일이 아닙니다({reason}).",
    "warn.last_before": "그 전 마지막 영업일: {moment}.",
    "warn.day_off": "휴무일",
    "warn.weekend": "주말",
    "warn.here": "우리 쪽",
    "warn.at_customer": "{name} 쪽",
    "warn.of_owner": "{name}님의",
    "warn.far_ahead": "1년이 넘게 남은 날짜입니다.",
    "warn.almost_a_year": "거의 1년 뒤의 날짜입니다.",
    "warn.very_soon": "기한까지 {count}분 남았습니다.",
    # 묻기
    "ask.what": "무엇을 언제까지 약속했나요? 예: {commit} 애크미에 15일까지 수정본 보내기",
    "ask.hope": "확실한 약속이 아니라 해 보겠다는 뜻으로 읽혀, 아직 아무것도 등록하지 않았습니다.",
    "ask.recurs": "{rule}, 다음은 {moment}입니다. 다음 한 번만 할까요, 매번 할까요?",
    "ask.no_rule": "“{said}”처럼 반복하는 약속은 등록하지 못합니다. 다음 한 번은 언제까지인가요?",
    "ask.did_you_mean": "혹시 “{verb}” 명령인가요? 아직 아무것도 등록하지 않았습니다.",
    "ask.surplus": "“{verb}” 뒤의 이 말은 무슨 뜻인가요? “{words}” 아직 아무것도 바꾸지 않았습니다.",
    "did.several": "모두 처리했습니다: {labels}",
    "ask.names_one": "이미 등록한 {label} 이야기인 것 같습니다. 아직 새로 등록하지 않았습니다.",
    "ask.give_to": "어느 분에게 넘길까요? {label} · {what}",
    "ask.give_nearest": "“{said}”님을 찾지 못했습니다. 혹시 이분인가요? {label} · {what}",
    "ask.give_unknown": "“{said}”님을 찾지 못했습니다. @ 뒤에 이름을 쓰거나 직접 골라 주세요. {label} · {what}",
    "ask.list": "{commitments}로 볼 수 있는 목록입니다. 늦은 약속은 {overdue}로 봅니다. 새로 등록한 것은 없습니다.",
    "ask.date": "언제까지인가요?",
    "ask.past": "이미 지난 날짜입니다. 언제까지인가요?",
    "ask.unclear": "날짜를 읽지 못했습니다. 언제까지인가요?",
    "ask.which_date": "어느 날짜인가요?",
    "ask.again.other": "{who}님이 이미 같은 약속을 등록했습니다: {label} · {was} · {customer} · 기한 {moment}",
    "ask.again": "이미 같은 약속이 있습니다: {label} · {was} · {customer} · 기한 {moment}",
    "ask.customer": "어느 고객에게 한 약속인가요?",
    "ask.which_customer": "약속 하나에 고객은 하나입니다. 어느 고객인가요?",
    "ask.unknown_customer": "{name:은/는} 아직 등록되지 않은 고객입니다. 어느 고객에게 한 약속인가요?",
    "ask.archived_customer": (
        "{archived:은/는} 보관한 고객이라 새로 약속할 수 없습니다. “{customer} {archived} 복원”으로 다시 쓸 수 "
        "있습니다. 어느 고객에게 한 약속인가요?"
    ),
    "ask.due": "기한 {due}",
    "ask.ready": "빠진 내용은 없지만 아직 등록하지 않았습니다. 약속으로 등록할까요?",
    "ask.doubt": "아직 아무것도 등록하지 않았습니다. 약속으로 등록할까요?",
    "ask.name": "고객 이름을 적어 주세요.",
    "ask.example": "예: {line}",
    "ask.number": "어느 약속인가요? 예: {commit} {verb} C-12",
    "reason.hint": "나중에 모두가 이유를 알 수 있도록 적어 주세요.",
    "reason.hint.correction": "1시간 안에 바로잡을 때는 필요 없습니다. 사유를 적으면 기한 변경으로 남습니다.",
    "reason.hint.shown": "내부용으로 표시하지 않으면 고객에게도 알려 드립니다",
    "reason.internal": "내부용: 고객에게 사유를 알리지 않습니다",
    "edit.what_missing": "무엇을 약속했는지 적어 주세요.",
    "edit.internal": "내부용: 고객에게 알리지 않습니다",
    "tell.hint": (
        "이후 바뀌는 기한과 상태도 같은 카드로 보여 줍니다. 사유는 고객이 봐도 되는 것이 확실할 때만 보여 줍니다."
    ),
    # 양식
    "form.changed": (
        "{what}: 양식을 연 뒤에 다른 사람이 바꿨습니다. 지금: {now}. 입력하신 내용: {yours}. "
        "그대로 저장하려면 한 번 더 눌러 주세요."
    ),
    "form.look_again": (
        "양식을 연 뒤에 다른 사람이 고객이나 기한을 바꿨습니다. 다시 확인한 다음 한 번 더 눌러 주세요."
    ),
    "form.ticked": "선택함",
    "form.not_ticked": "선택하지 않음",
    "form.about": "{customer} · 기한 {moment}",
    "form.required": "* 필수 항목",
    "form.missing": "필수 항목입니다. 입력해 주세요.",
    "form.close": "닫기",
    "edit_form.title": "수정",
    "edit_form.submit": "저장",
    "move_form.title": "기한 변경",
    "move_form.submit": "변경",
    "snooze_form.title": "나중에 알림",
    "snooze_form.submit": "확인",
    "give_form.title": "담당자 변경",
    "give_form.submit": "변경",
    "give_all_form.title": "모두 넘기기",
    "give_all_form.submit": "넘기기",
    "give_all.more": "아직 남은 약속이 있습니다. “모두 넘기기”를 한 번 더 눌러 주세요.",
    "give_all.none": "넘길 수 있는 진행 중인 약속이 없습니다. 그분의 관리자나 앱 관리자에게 요청해 주세요.",
    "give_all.about": "{name}님이 맡은 진행 중인 약속 {count}건",
    "cancel_form.title": "약속 취소",
    "cancel_form.submit": "약속 취소",
    "tell_form.title": "고객에게 보여 줄 카드",
    "tell_form.submit": "알리기",
    "update_form.title": "고객에게 소식 전하기",
    "update_form.submit": "보내기",
    "note_form.title": "메모",
    "note_form.submit": "남기기",
    "tell_late_form.title": "늦어진다고 알리기",
    "tell_late_form.submit": "알리기",
    "not_yet_form.title": "아직 못 받았습니다",
    "not_yet_form.submit": "보내기",
    "promise_form.title": "무엇을 약속하나요?",
    "promise_form.submit": "약속으로 등록",
    "promise.hint": "고객이 읽을 말이니, 무엇을 할지 분명하게 적어 주세요.",
    "promise.still_hedged": "아직 해 보겠다는 말로 읽힙니다. 무엇을 할지 적어 주세요. 예: 수정본 보내기",
    "pick_date_form.title": "언제까지인가요?",
    "pick_date_form.submit": "이 날짜로",
    "new_customer_form.title": "새 고객",
    "new_customer_form.submit": "추가",
    "edit_draft_form.title": "수정",
    "edit_draft_form.submit": "저장",
    "pick_customer_form.title": "어느 고객인가요?",
    "pick_customer_form.submit": "선택",
    "snooze.1h": "1시간 뒤",
    "snooze.3h": "3시간 뒤",
    "snooze.tomorrow": "내일 아침",
    "snooze.3d": "3일 뒤",
    "snooze.7d": "일주일 뒤",
    # 한 일
    "did.done": "{label:을/를} 전달했습니다. 고객이 확인하면 마무리됩니다.",
    "did.done.internal": "{label:을/를} 완료했습니다.",
    "did.done.asked": "{label:을/를} 전달했습니다. 고객에게 받았는지 묻고 있습니다.",
    "did.agreed": "{label} 수령을 확인했습니다. 고객이 받았습니다.",
    "did.corrected": "{label} 기한을 {moment:으로/로} 바로잡았습니다",
    "did.moved.correctable": "실수였다면 {commit} 되돌리기 {label} 다음에 사유 없이 날짜만 다시 적어 주세요.",
    "did.asked": "{label}: 고객에게 받았는지 다시 묻고 있습니다.",
    "did.reopened": "{label:을/를} 다시 열었습니다",
    "did.moved": "{label} 기한을 {moment:으로/로} 바꿨습니다",
    "did.moved.shown": "고객에게 새 기한과 사유를 알리고 있습니다.",
    "did.moved.internal": "고객에게 새 기한만 알리고, 사유는 알리지 않습니다.",
    "did.moved.inside": (
        "고객에게 새 기한만 알리고 있습니다. 사유는 고객용으로 확인하지 않았기 때문에 알리지 않습니다. "
        "사유 없이 기한을 바꾸면 고객에게 알릴 사유를 적는 창이 열립니다."
    ),
    "did.moved.unsure": (
        "고객에게 새 기한만 알리고, 사유는 알리지 않습니다. 고객이 봐도 되는지 확실하지 않은 말({words})이 있습니다."
    ),
    "did.given": "{label} 담당자를 {name}님으로 바꿨습니다",
    "did.given_all": "약속 {count}건의 담당자를 {name}님으로 바꿨습니다",
    "did.cancelled": "{label:을/를} 취소했습니다",
    "did.stopped": "{label} 반복을 끝냈습니다. 이번이 마지막이고 기한은 {moment}입니다",
    "did.next": "다음은 {label}, 기한은 {moment}입니다. 반복을 끝내려면: {commit} 반복종료 {label}",
    "did.snoozed": "{label:은/는} {moment}까지 알리지 않습니다",
    "did.edited": "{label:을/를} 저장했습니다",
    "did.edited.unseen": (
        "고객에게 알린 문구는 아직 “{wording}”입니다. {commit} 알리기 {label:으로/로} 바꿀 수 있습니다."
    ),
    "did.replanned": "진행 중인 약속 {count}건의 알림을 다시 계획합니다.",
    "did.undone.delivered": "{label:을/를} 다시 진행합니다. 전달 완료를 되돌렸습니다.",
    "did.undone": "{label}: {what:을/를} 되돌렸습니다",
    "did.told_by_hand": "{label}: {name}에 직접 알리신 것으로 기록했습니다",
    "did.told": "{label}: {name}에 알리고 있습니다",
    "did.customer_added": "{name:을/를} 고객으로 등록했습니다. 채널, 시간대 등은 {customer} {name}에서 정합니다.",
    "did.noted": "{label}에 메모를 남겼습니다. 고객에게는 보여 주지 않습니다.",
    "did.dropped": "아무것도 저장하지 않았습니다.",
    "did.manager": "이제 {name}님이 {people}님의 관리자입니다.",
    "undo.made": "약속 등록",
    "undo.edited": "수정",
    "undo.corrected": "기한 정정",
    "undo.moved": "기한 변경",
    "undo.handed_over": "담당자 변경",
    "undo.delivered": "전달 완료",
    "undo.not_done": "다시 연 것",
    "undo.accepted": "수령 확인",
    "undo.snoozed": "알림 미루기",
    "undo.told": "고객에게 알린 문구 변경",
    "undo.told_by_hand": "고객에게 직접 알린 것",
    "undo.reopened": "아직 못 받았다는 답변",
    "undo.asked": "고객에게 다시 물은 것",
    "undo.told_late": "늦어진다고 알린 것",
    "undo.retold": "고객에게 다시 알리려 한 것",
    "undo.updated": "고객에게 전한 소식",
    "undo.noted": "메모",
    "undo.cancelled": "취소",
    "undo.recurred": "다음 약속 등록",
    "undo.stopped": "반복 종료",
    # 알림과 소식
    "headline.ahead": "{label} · {what} · 기한 {moment}",
    "headline.due_now": "{label} · {what} · 지금 마감",
    "headline.just_late": "{label} · {what} · 지연",
    "headline.late": "{label} · {what} · {count}영업일 지연",
    "headline.settled": "{label} · {what} · {status}",
    "since.edited": "{label} · {what} · 이후 수정됨",
    "since.corrected": "{label} · {what} · 기한은 {moment}",
    "since.rezoned": "{label} · {what} · 바뀐 시간대 규정에 따라 기한은 {moment}",
    "since.recurred": "{label} · {what} · 다음 약속으로 등록됨",
    "since.stopped": "{label} · {what} · 반복 끝남",
    "since.moved": "{label} · {what} · 기한이 {moment:으로/로} 바뀜",
    "since.handed_over": "{label} · {what} · 지금 담당자: {owner}님",
    "since.snoozed": "{label} · {what} · 알림을 미룸",
    "since.told": "{label} · {what} · 고객이 읽을 문구를 바꿈",
    "since.reopened": "{label} · {what} · 다시 열림",
    "since.not_done": "{label} · {what} · 다시 열림",
    "since.merged": "{label} · {what} · 고객이 바뀜",
    "since.told_by_hand": "{label} · {what} · 고객에게 직접 알림",
    "since.undone": "{label} · {what} · 변경을 되돌림",
    "bundle.late": "지연된 약속 {count}건",
    "bundle.ahead": "다가오는 약속 {count}건",
    "bundle.news": "소식 {count}건",
    "bundle.hidden": "이제 볼 수 없는 약속: {labels}",
    "bundle.settled": "모두 처리했습니다",
    "bundle.more": "… 외 {count}건",
    "news.given": "{name}님이 {label:을/를} 맡겼습니다 · {what} · 기한 {moment}",
    "news.handed_over": "{name}님이 {label} 담당자를 {owner}님으로 바꿨습니다 · {what}",
    "news.corrected": "{name}님이 {label} 기한을 {moment:으로/로} 바로잡았습니다 · {what}",
    "news.rezoned": "시간대 규정이 바뀌었습니다. {label} 기한은 그대로 {moment}입니다 · {what}",
    "news.recurred": "다음 약속은 {label}입니다 · {what} · 기한 {moment}",
    "missed.dates": "그 전 {count}번은 날짜가 지나 건너뛰었습니다.",
    "news.ended": "{label} · {what}: 고객을 보관해서 더는 반복하지 않습니다",
    "news.stopped": "{name}님이 {label} 반복을 끝냈습니다 · {what} · 이번이 마지막, 기한 {moment}",
    "news.moved": "{name}님이 {label} 기한을 {moment:으로/로} 바꿨습니다 · {what}",
    "news.edited": "{name}님이 {label:을/를} 수정했습니다 · {what}",
    "news.cancelled": "{name}님이 {label:을/를} 취소했습니다 · {what}",
    "news.delivered": "{name}님이 {label:을/를} 전달했습니다 · {what}",
    "news.accepted": "{label} 수령을 확인했습니다: 고객이 받았습니다 · {what}",
    "news.reopened": "{label:을/를} 다시 열었습니다: 고객이 아직 받지 못했습니다 · {what}",
    "news.not_done": "{label} · {what}: {name}님이 아직 끝나지 않았다고 했습니다",
    "news.undone": "{name}님이 {label}의 변경을 되돌렸습니다 · {what}",
    "news.undone.made": "{name}님이 {label} 약속 등록을 되돌려 취소했습니다 · {what}",
    "news.undone.edited": "{name}님이 {label} 수정을 되돌렸습니다 · {what}",
    "news.undone.moved": "{name}님이 {label} 기한 변경을 되돌렸습니다 · {what} · 기한 {moment}",
    "news.undone.stopped": "{name}님이 {label} 반복 종료를 되돌렸습니다 · {what} · 다시 반복됩니다",
    "news.undone.handed_over": "{name}님이 {label} 담당자를 다시 {owner}님으로 되돌렸습니다 · {what}",
    "news.undone.delivered": "{name}님이 {label} 전달 완료를 되돌렸습니다 · {what} · 다시 진행 중, 기한 {moment}",
    "news.undone.accepted": "{name}님이 {label} 수령 확인을 되돌렸습니다 · {what} · 다시 전달함",
    "news.undone.cancelled": "{name}님이 {label} 취소를 되돌렸습니다 · {what} · 다시 진행 중, 기한 {moment}",
    "news.noted": "{name}님이 {label}에 메모를 남겼습니다 · {what}",
    "news.unreached": "{name}님에게 {label} 알림을 보내지 못했습니다 · {what}",
    "news.untold": "고객에게 {label:을/를} 알리지 못했습니다 · {what}",
    "late.lost": "{moment}에 요청하신 일을 끝내지 못했습니다. 아무것도 등록하거나 바꾸지 않았으니 다시 시도해 주세요.",
    "news.reason": "사유: {reason}",
    # 조치할 수 있는 사람에게 묻는 것
    "untold.title": "{name}에 알리지 못했습니다: {label} · {what}",
    "untold.unknowable": "{name}에 전해졌는지 모릅니다. 다시 시도하기 전에 채널을 확인해 주세요: {label} · {what}",
    "untold.retold": "{name}에 알리는 중입니다: {label} · {what}",
    "untold.told": "{name}에 {moment}에 알렸습니다: {label} · {what}",
    "telling.told": "{label}: {name}에 {time}에 알렸습니다",
    "telling.told.note": "고객에게 {time}에 알렸습니다.",
    "telling.waiting": (
        "{label}: {name}에 아직 알리지 못했습니다. 계속 시도하고, 끝내 안 되면 담당자에게 알려 드립니다."
    ),
    "untold.told_by_hand": "{moment}에 직접 {name}에 알렸습니다: {label} · {what}",
    "untold.only_by_hand": "아래 문구를 직접 보내 주세요:",
    "untold.by_hand": "다시 시도하시거나, 아래 문구를 직접 보내 주세요:",
    "by_hand.open": "{moment}까지 전달해 드리겠습니다.",
    "by_hand.delivered": "전달드렸습니다. 받으셨나요?",
    "no_answer.title": "{name}에서 아직 받았다는 답이 없습니다: {label} · {what}",
    "no_answer.again": "{name}에 다시 묻고 있습니다: {label} · {what}",
    "no_answer.never_told": "{label} · {what:을/를} 전달했습니다. 고객이 받았나요?",
    "tell_late.title": "약속한 날짜가 지났는데 {name}에 아직 알리지 않았습니다: {label} · {what}",
    "tell_late.told": "{name}에 늦어진다고 알렸습니다: {label} · {what}",
    "tell_late.draft": "이렇게 알리면 어떨까요? 보내기 전에 고칠 수 있습니다:",
    "tell_late.hint": "여기 적힌 그대로 고객 카드 아래에 올라갑니다. 자유롭게 고쳐 주세요.",
    "tell_late.empty": "고객이 읽을 내용을 적어 주세요.",
    "update.reads": "{name} 카드 아래에 이렇게 올라갑니다:",
    "update.hint": "여기 적힌 그대로 올라갑니다. 자유롭게 고쳐 주세요.",
    "update.meanwhile": (
        "그사이 {name}님이 고객에게 이렇게 알렸습니다: “{words}” 이 문구도 보내려면 한 번 더 눌러 주세요."
    ),
    "update.unseen": "아직 {name}에 알리지 않은 약속입니다({label}). 먼저 고객에게 알린 다음 소식을 전해 주세요.",
    "update.note_instead": "동료끼리만 볼 내용이라면: {commit} 메모 {label} …",
    "note.hint": "동료만 볼 수 있습니다.",
    "note.empty": "남길 내용을 적어 주세요.",
    "customer.late": "{what}: 약속드린 날짜보다 늦어지고 있습니다. 새 일정은 {moment}까지 알려 드리겠습니다.",
    "news_wanted.title": "{name}에서 소식을 묻습니다: {label} · {what}",
    "news_wanted.overdue": "{name}에서 {moment}에 소식을 물었는데 아직 답이 없습니다: {label} · {what}",
    "news_wanted.answered": "{name}에서 물은 소식에 {moment}에 답했습니다: {label} · {what}",
    "take_over.left": "{name}님이 떠났습니다. 진행 중인 약속 {count}건을 누가 맡을까요?",
    "take_over.unreached": "{name}님에게 연락이 닿지 않습니다. 진행 중인 약속 {count}건을 누가 맡을까요?",
    "take_over.back": "{name}님이 돌아와서 맡았던 약속을 그대로 이어 갑니다.",
    "question.not_yours": (
        "직접 처리할 수 없는 약속입니다. 담당자나 관리자에게 요청해 주세요. "
        "아무도 없으면 앱 운영자에게 앱 관리자 지정을 요청해 주세요."
    ),
    "take_over.done": "{name}님이 맡았던 약속은 모두 정리되었습니다.",
    # 이력과 알림 내역
    "history.title": "{label} 이력 · {what}",
    "history.by": "{name}님이",
    "history.bot": "Commitments가",
    "history.earlier": "이전 이력 {count}건",
    "history.undone": "되돌림",
    "history.internal": "내부용",
    "history.notice": "사전 통지: 근무 시간 {hours}시간",
    "event.made": "{who} 등록함",
    "event.edited": "{who} 수정함",
    "event.corrected": "{who} 기한을 바로잡음",
    "event.rezoned": "시간대 규정이 바뀜 (기한은 현지 시각 그대로)",
    "event.moved": "{who} 기한을 바꿈",
    "event.handed_over": "{who} 담당자를 바꿈",
    "event.snoozed": "{who} 알림을 미룸",
    "event.told": "{who} 고객에게 보여 줌",
    "event.untold": "{who} 고객에게 알리지 못함",
    "event.retold": "{who} 고객에게 다시 알리려 함",
    "event.delivered": "{who} 전달함",
    "event.accepted": "{who} 수령을 확인함",
    "event.reopened": "{who} 아직 받지 못했다고 함",
    "event.not_done": "{who} 아직 끝나지 않았다고 함",
    "event.asked": "{who} 고객에게 다시 물음",
    "event.told_by_hand": "{who} 고객에게 직접 알림",
    "event.told_late": "{who} 늦어진다고 고객에게 알림",
    "event.updated": "{who} 고객에게 소식을 전함",
    "event.noted": "{who} 메모를 남김",
    "event.news_asked": "{who} 소식을 물음",
    "event.cancelled": "{who} 취소함",
    "event.recurred": "{who} 다음 약속으로 등록함",
    "event.stopped": "{who} 반복을 끝냄",
    "event.erased": "내용이 삭제됨",
    "event.undone": "{who} 변경을 되돌림",
    "why.title": "{label} 알림 내역 · {what}",
    "why.none": "계획된 알림이 없습니다.",
    "why.coming": "보낼 알림",
    "why.sent": "보낸 알림",
    "why.more": "이전에 보냈거나 보내지 않은 알림 {count}건",
    "why.channel": "고객 채널",
    "why.unreadable": "이 버전에서 읽을 수 없는 다른 버전의 알림 {count}건",
    "kind.lead": "사전 알림 ({name} 전)",
    "lead.d": "{count}영업일",
    "lead.h": "근무 시간 {count}시간",
    "kind.brief": "아침 브리핑",
    "kind.due": "기한 알림",
    "kind.overdue": "지연 알림",
    "kind.snoozed": "미룬 알림",
    "kind.escalation": "관리자에게 지연 알림",
    "kind.open_question": "아직 답하지 않은 질문",
    "kind.open_question_edit": "답을 마친 질문",
    "kind.notice": "소식",
    "kind.file": "파일",
    "kind.welcome": "환영 메시지",
    "kind.zone_wanted": "시간대 질문",
    "kind.late_answer": "늦은 답변",
    "kind.connection": "Slack과 Teams 연결",
    "kind.same_person": "Slack과 Teams의 같은 사람",
    "kind.file_lost": "보내지 못한 파일 안내",
    "kind.customer_card": "고객 카드",
    "kind.automatic_card": "고객 카드 (자동)",
    "kind.customer_edit": "고객 카드 갱신",
    "kind.customer_line": "고객에게 보낸 한 줄",
    "kind.customer_question": "고객에게 묻는 글",
    "kind.customer_question_edit": "고객에게 묻는 글 갱신",
    "kind.reply_outcome": "답장: 고객에게 알렸는지",
    "kind.untold": "질문: 고객에게 알리지 못함",
    "kind.no_answer": "질문: 고객이 답하지 않음",
    "kind.tell_late": "질문: 날짜가 지난 것을 고객이 모름",
    "kind.customer_late_edit": "고객 카드 갱신: 날짜가 지남",
    "kind.customer_late_line": "고객에게 보낸 글: 약속보다 늦어짐",
    "kind.customer_update": "고객에게 전한 소식",
    "kind.news_wanted": "질문: 고객이 소식을 물음",
    "kind.news_overdue": "질문: 고객에게 아직 답하지 않음",
    "kind.take_over": "질문: 누가 맡을지",
    "state.planned": "{moment} 예정",
    "state.claimed": "{moment}부터 보내는 중",
    "state.sent": "{moment} 보냄",
    "state.held_back": "보내지 않음 (예정: {moment})",
    "state.failed": "실패 (예정: {moment})",
    "held.corrected": "기한을 바로잡음",
    "held.law": "시간대 규정이 바뀜",
    "held.moved": "기한이 바뀜",
    "held.handed_over": "담당자가 바뀜",
    "held.edited": "수정됨",
    "held.cancelled": "취소",
    "held.snoozed": "나중으로 미룸",
    "held.delivered": "전달함",
    "held.accepted": "수령 확인",
    "held.reopened": "다시 열림",
    "held.not_done": "다시 열림",
    "held.asked": "고객에게 다시 물음",
    "held.undone": "변경을 되돌림",
    "held.policy": "알림 규칙이 바뀜",
    "held.calendar": "근무 일정이 바뀜",
    "held.zone": "담당자의 시간대가 바뀜",
    "held.connected": "그사이 다른 워크스페이스와 연결됨",
    "held.manager": "관리자가 바뀜",
    "held.answered": "이미 답변함",
    "held.asleep": "근무 시간을 기다림",
    "held.settled": "더 알릴 것이 없음",
    "held.gone": "보여 줄 것이 없음",
    "held.not_theirs": "고객의 채널이 아님",
    "held.announce_off": "고객 알림이 꺼져 있음",
    "held.internal": "내부용임",
    "held.previewed": "누군가 내용을 확인하고 고객에게 알림",
    "held.redirected": "고객의 새 채널로 옮겨서 보냄",
    "held.posted_anew": "새 카드 아래에 다시 올림",
    "held.unseen": "자동으로 보낼 예정이었으나 아무도 내용을 확인하지 않음",
    "held.unsure": "고객이 봐도 되는지 확실하지 않은 말이 있음",
    "held.leak": "문구에 다른 이름이 있음",
    "held.not_allowed": "볼 수 있는 권한이 없음",
    "held.no_card": "고객에게 알린 적이 없음",
    "held.not_in_channel": "채널에 참여하고 있지 않음 (앱을 채널에 초대해 주세요)",
    "held.channel_not_found": "채널을 찾을 수 없음",
    "held.is_archived": "보관된 채널임",
    "held.account_inactive": "비활성화된 계정임",
    "held.is_inactive": "보관되었거나 동결된 채널임",
    "held.restricted_action": "그 채널에 글을 쓸 권한이 없음",
    "held.message_gone": "그곳의 메시지가 지워졌거나 더는 고칠 수 없음",
    "held.user_disabled": "비활성화된 계정임",
    "held.user_not_found": "더 이상 없는 사람임",
    "held.cannot_dm_bot": "봇임",
    "held.messages_tab_disabled": "앱의 메시지가 꺼져 있음",
    "held.cannot_compose": "봇 오류로 메시지를 작성하지 못함",
    "held.cannot_send": "봇 오류로 전송 여부를 알 수 없음",
    "held.cannot_note": "보냈지만 봇 오류로 기록하지 못함",
    "held.cannot_read": "봇 오류로 저장된 내용을 읽지 못함",
    "held.too_many_tries": "봇 오류로 보내기가 계속 중단됨",
    "held.erased": "개인정보가 삭제된 사람 또는 고객에 관한 알림임",
    "held.missing_scope": "앱에 필요한 Slack 권한이 없음. 운영자가 권한을 줄 수 있음",
    "held.outcome_unknown": "Slack이 응답하지 않았고, 앱에 그 채널을 확인할 권한이 없음",
    "held.told_by_hand": "고객에게 직접 알림",
    "held.left": "떠난 사람이라 다른 분에게 물음",
    "held.dropped": "운영자가 보내지 않기로 함",
    # 목록
    "several": "약속 {count}건을 읽었고, 아직 등록하지 않았습니다",
    "several.once": "“{said}”: 여기서는 한 번만 등록합니다. 매번 하려면 그 약속만 따로 적어 주세요.",
    "several.unclear": "위에서 묻는 것에 답하거나 빼 주세요. 그러면 한 번에 모두 등록할 수 있습니다.",
    "several.hope": "확실한 약속이 아니라 해 보겠다는 뜻으로 읽히는 것이 있습니다.",
    "several.customer": "어느 고객인가요?",
    "several.unknown_customer": "{name:은/는} 아직 등록되지 않은 고객입니다",
    "several.archived": (
        "{name:은/는} 보관한 고객이라 새로 약속할 수 없습니다. “{customer} {name} 복원”으로 다시 쓸 수 있습니다"
    ),
    "several.beside": "약속으로 보지 않은 줄: {said}",
    "several.names_others": "내용에 {names} 이름도 있습니다. 이 고객에게 할 일만 남도록 수정해 주세요.",
    "several.again": "{label:과/와} 비슷합니다",
    "several.made": "약속 {count}건을 등록했습니다: {labels}",
    "also_promised": "{name}에도 약속했습니다: {label}",
    "open_questions": "아직 답하지 않은 질문 {count}건이 있어 등록하지 못했습니다:",
    "open_question": "아직 등록하지 못했습니다: {what}",
    "open_question.more": "{what} 외 {count}건",
    "open_question.several": "한 줄에 약속 {count}건: 등록할까요?",
    "open_question.answered": "더 답하지 않으셔도 됩니다: {what}",
    "open_question.doubt": "명령인가요, 약속인가요?",
    "open_question.date": "언제까지인가요?",
    "open_question.customer": "기한 {due} · 어느 고객인가요?",
    "open_question.unknown_customer": "기한 {due} · {name:은/는} 아직 등록되지 않은 고객입니다",
    "open_question.confirm": "기한 {due} · 약속으로 등록할까요?",
    "list.mine": "진행 중인 내 약속 {count}건",
    "list.all": "진행 중인 약속 {count}건",
    "list.closed": "종료된 약속 {count}건",
    "list.overdue": "지연된 약속 {count}건",
    "list.waiting": "전달하고 고객 확인을 기다리는 약속 {count}건",
    "list.of_mine": "내 약속",
    "list.words": "“{words}” 포함",
    "list.days.yesterday": "어제 기한",
    "list.days.today": "오늘 기한",
    "list.days.tomorrow": "내일 기한",
    "list.days.last_week": "지난주 기한",
    "list.days.this_week": "이번 주 기한",
    "list.days.next_week": "다음 주 기한",
    "list.days.last_month": "지난달 기한",
    "list.days.this_month": "이번 달 기한",
    "list.days.next_month": "다음 달 기한",
    "list.days.date": "{date} 기한",
    "list.days.weekday": "{name} 기한",
    "list.days.month": "{name} 기한",
    "list.state.open": "진행 중",
    "list.state.late": "지연",
    "list.state.waiting": "전달함",
    "list.state.closed": "종료",
    "list.none_for": "볼 수 있는 약속 가운데 조건에 모두 맞는 것이 없습니다: {asked}",
    "list.unknown": "{words}에 맞는 고객, 사람, 약속을 찾지 못해서 아직 답을 드리지 못했습니다.",
    "list.near": "혹시 이것을 찾으셨나요?",
    "list.help": "고객, 사람, 약속에 쓴 말, 또는 내 것, 전체, 지연, 대기, 종료, 오늘, 이번 주, csv로 찾을 수 있습니다.",
    "list.late_days": "{count}일 이상 지연",
    "list.late": "{count}영업일 지연",
    "list.just_late": "지연 (1영업일 미만)",
    "list.unmoved": "기한 변경 없음",
    "list.moves": "기한 {count}번 변경",
    "list.internal": "내부용",
    "list.zone": "시각은 {zone} 기준",
    "list.page": "{total}건 중 {first}–{last}",
    "list.none": "볼 수 있는 약속이 없습니다.",
    "list.none_mine": "진행 중인 약속이 없습니다. 이렇게 시작해 보세요: {commit} 애크미에 15일까지 수정본 보내기",
    "list.none_late": "지연된 약속이 없습니다. 볼 수 있는 약속은 모두 기한 안에 있습니다.",
    "list.none_late_there": "지연된 약속 가운데 찾으시는 것이 없습니다.",
    "list.file": "목록을 파일로 보내고 있습니다.",
    "list.file_lost": (
        "파일을 보내지 못했습니다. 원인은 운영자가 확인할 수 있습니다. csv를 빼고 요청하면 바로 볼 수 있습니다."
    ),
    "list.file_title": "지연된 약속 {count}건",
    "list.file_title_any": "약속 {count}건",
    "csv.number": "번호",
    "csv.what": "내용",
    "csv.customer": "고객",
    "csv.owner": "담당자",
    "csv.first_due": "최초 기한",
    "csv.due": "기한",
    "csv.days_late": "지연 영업일",
    "csv.moves": "변경 횟수",
    "csv.status": "상태",
    "csv.link": "링크",
    "work.mine": "내 근무 시간",
    "work.company": "회사 근무 시간",
    "work.hours": "근무 시간",
    "work.lunch": "점심시간",
    "work.days": "근무 요일",
    "work.off": "휴무일",
    "work.half": "반차",
    "work.reminders": "사전 알림",
    "work.leads": "{leads} (등급별: {customer} 설정)",
    "work.fiscal": "회계연도",
    "work.fiscal_from": "{month} 시작",
    "work.months": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
    "work.sprint": "스프린트 종료일",
    "work.sprint_every": "{day}, 이후 {weeks}주마다",
    "work.no_sprint": "그때마다 확인",
    "work.help_company": (" 회사 설정: “{commitments} 설정 전체 회계연도 4월”, “설정 전체 스프린트 12월 4일 2주마다”."),
    "work.no_break": "없음",
    "work.countrys": "나라 기준",
    "work.weekdays": "월 화 수 목 금 토 일",
    "work.help": (
        "바꾸려면: {commitments} 설정 시간 9-17:30 점심 12-13 요일 월-목 휴무 12월 24일 반차 12월 31일. "
        "“출근 12월 24일”은 휴무를 지우고, “기본”은 처음 값으로 돌립니다. 회사 전체는 “설정 전체 …”입니다."
    ),
    # 고객
    "group.unnamed": "그룹",
    "customer.none": "외부 고객 없음",
    "customer.saved": "{name:을/를} 저장했습니다",
    "customer.readers": "이 채널을 함께 읽는 외부 사람: {names}",
    "customer.left_channel": "지금까지는 {channel:이었어요/였어요}. 앞으로 고객에게 알릴 내용은 여기로 보냅니다.",
    "customer.no_readers": "이 채널을 함께 읽는 외부 사람은 아직 없습니다.",
    "customer.readers_unknown": "외부에서 누가 함께 읽는지 확인하지 못했습니다. 채널 멤버를 직접 확인해 주세요.",
    "customer.not_shared": (
        "이 채널은 외부와 공유되지 않아 {name:은/는} 아직 아무것도 볼 수 없습니다. 채널을 공유하거나 고객을 초대해 "
        "주세요. 동료가 고객이라면 그대로 두세요."
    ),
    "customer.invite": "제가 이 채널에 없어서 아직 글을 쓸 수 없습니다. 이렇게 입력해 주세요: /invite @Commitments",
    "leads.days": "{count}일",
    "leads.hours": "{count}시간",
    "customer.everyone": "전체",
    "customer.nobody": "아직 고객이 없습니다.",
    "customer.policy": "{name} 알림: 기한 {leads} 전.",
    "customer.help": (
        "고객 이름을 적어 주세요: {customer} 애크미 · {customer} 애크미 여기 · {customer} 애크미 등급 골드 시간대 서울"
    ),
    "customer.unclear": "“{word}”: 무슨 뜻인지 모르겠습니다. 아직 아무것도 저장하지 않았습니다.",
    "customer.which": "{name:이라는/라는} 고객이 양쪽에 하나씩 있어요. 어느 고객인가요?",
    "customer.did_you_mean": "혹시 “{word}”인가요? 아직 아무것도 저장하지 않았습니다.",
    "customer.quote": "이름에 들어 있는 말이라면 이름을 따옴표로 묶어 주세요.",
    "customer.which_alias": "“{name}”: 이름 하나인가요, 여러 개인가요? 아직 아무것도 저장하지 않았습니다.",
    "customer.which_zone": "“{name}”의 어느 시간대인가요? 아직 아무것도 저장하지 않았습니다.",
    "customer.no_tier": "“{tier}” 등급은 없습니다. 아직 아무것도 저장하지 않았습니다.",
    "customer.tiers": "등급: {tiers}. 새 등급은 앱 관리자가 만듭니다: {customer} 등급 {tier} 사전알림 5일 1일",
    "customer.unknown_near": "“{name}”: 모르는 고객입니다. 혹시 “{near}”인가요? 아직 저장하지 않았습니다.",
    "customer.unknown": "“{name}”: 모르는 고객입니다. 혹시 “{near}”인가요?",
    "customer.make": "새 고객: {name}",
    "customer.whose": "고객 이름을 먼저 적어 주세요: {customer} 애크미 {said}",
    "customer.here_nowhere": "고객 채널에서 입력해 주세요: {customer} 애크미 여기",
    "customer.one_manager": "고객의 관리자는 한 명입니다. 아직 아무것도 저장하지 않았습니다.",
    "customer.long_note": "중요하게 여기는 점은 {count}자까지 적을 수 있습니다. 아직 저장하지 않았습니다.",
    "customer.list": "고객 {count}곳",
    "customer.list.more": "이름순으로 {count}곳까지 보여 드립니다. 나머지는 “{customer} 이름”으로 찾아 주세요.",
    "customer.none_yet": "볼 수 있는 고객이 아직 없습니다. 고객 채널에서 이렇게 입력해 주세요: {customer} 애크미 여기",
    "company.title": "회사 설정",
    "field.tiers": "등급",
    "company.as_usual": "{tier}: 전체와 같음",
    "company.leads": "{tier}: {leads}",
    "company.country_of_zone": "시간대에 따름",
    "company.change": (
        "알림은 앱 관리자가 바꿉니다: {customer} 전체 사전알림 3일 1일 2시간 · {customer} 등급 골드 사전알림 5일 1일 · "
        "처음 값으로: 사전알림 기본 · 근무 시간: {commitments} 설정 전체"
    ),
    "choices.any": (
        "쓸 수 있는 말: 여기, 등급, 시간대, 국가, 언어, 관리자, 사람, 연락처, 제외, 별칭, 고객알림, 사전알림, 중요, "
        "이름변경, 합치기, 보관, 설정."
    ),
    "choices.alone": "이 말은 이름 뒤에 따로 적어 주세요: {customer} 애크미 보관 · {customer} 애크미 설정",
    "choices.language": "언어를 적어 주세요: English, 한국어. “기본”이면 지웁니다.",
    "choices.alias": '다른 이름을 적어 주세요: {customer} 애크미 별칭 "Acme Corp" · {customer} 애크미 별칭 -Akme',
    "choices.values": "중요하게 여기는 점을 적어 주세요: {customer} 애크미 중요 짧은 메일. “없음”이면 지웁니다.",
    "choices.rename": "새 이름을 적어 주세요: {customer} 애크미 이름변경 애크미산업",
    "customer.twice": "“{word}”: 두 번 나옵니다. 아직 아무것도 저장하지 않았습니다.",
    "company.new_tier": "새 등급: {tier}",
    "choices.any_of": "쓸 수 있는 말: {list}, 기본.",
    "choices.here": (
        "“여기”는 따로 적거나 다른 설정 앞에 적어 주세요: {customer} 애크미 여기 등급 골드. 해제는 “채널 없음”."
    ),
    "choices.tier": "등급을 적어 주세요: {customer} 애크미 등급 골드. “기본”이면 등급을 지웁니다.",
    "choices.zone": "도시나 국가, 또는 Asia/Seoul 같은 시간대를 적어 주세요. “기본”이면 지웁니다.",
    "choices.country": "국가를 적어 주세요: 독일, Germany, DE. “기본”이면 지웁니다.",
    "choices.announce": "쓸 수 있는 말: 확인(ask), 자동(auto), 안함(never).",
    "choices.remind": "기한 며칠, 몇 시간 전인지 적어 주세요: 5일 1일 2시간. “기본”이면 지웁니다.",
    "choices.person": "사람을 적어 주세요: {customer} 애크미 관리자 @sam. 해제는 “관리자 없음”.",
    "choices.everyone": "전체와 등급에는 이렇게 적을 수 있습니다: 사전알림 5일 1일 2시간, 또는 사전알림 기본.",
    "button.customer_settings": "설정",
    "button.all_open": "진행 중 전체",
    "button.restore_customer": "다시 사용",
    "customer.settings_of": "{name} 설정",
    "customer.archived": "보관 중: {names}",
    "stand.title": "{name:과/와}의 약속 현황",
    "stand.archived": "{name:과/와}의 약속 현황 (보관됨)",
    "stand.values": "중요하게 여기는 점",
    "stand.open": "진행 중",
    "stand.counted": "약속 {count}건",
    "stand.late": "지연 {count}건",
    "stand.next": "다음",
    "stand.last_word": "마지막 소통",
    "stand.broken": "최근 지키지 못한 약속",
    "stand.none": "없음",
    "stand.none_broken": "90일간 없음",
    "stand.say_values": "고객이 중요하게 여기는 점을 적어 두세요: {customer} {name} 중요 …",
    "field.values": "중요하게 여기는 점",
    "button.archive_customer": "그래도 보관",
    "archive.open": "{name}에 진행 중인 약속이 {count}건 있습니다: {labels}. 그래도 보관할까요?",
    "archive.meaning": (
        "보관한 고객은 목록과 메뉴에 나오지 않고 새 약속도 할 수 없습니다. 진행 중인 약속은 그대로 두고, 지우는 것은 "
        "없습니다."
    ),
    "archive.done": "{name:을/를} 보관했습니다",
    "archive.restored": "{name:을/를} 다시 쓸 수 있습니다",
    "button.merge_customers": "{name:을/를} {into}에 합치기",
    "button.merge_question": "반대로 {name:을/를} {into}에 합치기",
    "merge.question": "{name:을/를} {into}에 합칠까요?",
    "merge.promises": "옮길 약속",
    "merge.counted": "{count}건, 그중 진행 중 {open}건",
    "merge.names": "함께 쓸 이름",
    "merge.people": "함께 보게 될 사람",
    "merge.contacts": "연락처",
    "merge.channel": "채널",
    "merge.manager": "관리자",
    "merge.announce": "고객 알림",
    "merge.differs": "{setting}: {kept} 그대로 두고, {lost:은/는} 없어집니다.",
    "merge.channel_left": "{name}의 채널은 더 이상 고객 채널이 아닙니다.",
    "merge.manager_left": "{name}의 관리자는 이 약속들을 더 이상 관리하지 않습니다.",
    "merge.for_good": (
        "합치고 나면 {name:은/는} 없어지고 그 이름은 {into:을/를} 가리킵니다. {into:을/를} 보는 사람은 이 약속들도 "
        "봅니다. 되돌릴 수 없습니다."
    ),
    "merge.done": "{name:을/를} {into}에 합쳤습니다: 약속 {count}건 이동",
    "merge.both": "두 이름을 모두 적어 주세요: {customer} 합치기 애크메 → 애크미",
    "event.merged": "{who} 고객을 합침",
    "undo.merged": "고객 합치기",
    "customer.title": "{label} · {name}에 드린 약속",
    "customer.what": "내용",
    "customer.due": "기한",
    "customer.status": "상태",
    "customer.status.open": "진행 중",
    "customer.status.late": "진행 중; 약속한 날짜가 지났습니다",
    "customer.status.delivered": "전달드렸습니다. 받으셨나요?",
    "customer.status.accepted": "수령 확인",
    "any_news.asked": "{time}에 담당자에게 물었습니다. 이곳에 답을 드리겠습니다.",
    "any_news.again": "오늘 {time}에 이미 담당자에게 물었습니다. 이곳에 답을 드리겠습니다.",
    "any_news.answered": "오늘 {time}에 물으신 소식은 이곳에 답을 드렸습니다. 내일 다시 물으실 수 있습니다.",
    "any_news.settled": "현재 상태: {status}",
    "customer.status.cancelled": "취소되었습니다",
    "customer.reason": "사유: {reason}",
    "customer.line.moved": "기한이 {moment:으로/로} 바뀌었습니다 (이전: {old}).",
    "customer.line.corrected": "내용을 바로잡았습니다. 기한은 {moment}입니다.",
    "customer.line.delivered": "전달드렸습니다. 위 카드의 버튼으로 받으셨는지 알려 주세요.",
    "customer.line.accepted": "확인해 주셔서 감사합니다. 수령 확인으로 처리했습니다.",
    "customer.line.reopened": "알려 주셔서 감사합니다. 다시 진행하겠습니다.",
    "customer.line.not_done": "아직 마무리되지 않아 다시 진행하고 있습니다.",
    "customer.question.settled": "{what}: {status}",
    "customer.line.cancelled": "취소되었습니다.",
    # 오류
    "error.unknown_action": "이전 버전의 버튼입니다. 다시 요청해 주세요.",
    "error.draft_gone": "이미 답한 질문이거나 다른 분에게 물은 질문입니다. 처음부터 다시 입력해 주세요.",
    "error.reason_needed": "나중에 모두가 알 수 있도록 사유를 적어 주세요.",
    "error.already_done": (
        "{label:은/는} 이미 완료되어 바꿀 수 없습니다. 할 수 있는 일은 “{slash_commit} {label}”에서 확인해 주세요."
    ),
    "error.already_closed": (
        "{label:은/는} 이미 {status} 상태라 바꿀 수 없습니다. "
        "할 수 있는 일은 “{slash_commit} {label}”에서 확인해 주세요."
    ),
    "error.not_delivered": "{label:은/는} 고객 확인을 기다리는 상태가 아닙니다.",
    "error.not_recurring": "{label:은/는} 반복되는 약속이 아닙니다.",
    "error.never_told": "{label:은/는} {customer}에 알린 적이 없으니 직접 연락해 주세요.",
    "error.not_late": "{label:은/는} 아직 기한이 지나지 않아 고객에게 알릴 것이 없습니다.",
    "error.nothing_untold": "{label:은/는} {customer}에 이미 모두 알렸습니다.",
    "error.told_late": "{label:이/가} 늦어진다고 {customer}에 이미 알렸습니다. 새 날짜가 정해지면 기한을 바꿔 주세요.",
    "error.not_allowed": (
        "약속드린 회사의 직원만 할 수 있습니다. 받으신 카드의 버튼을 누르시거나 여기에 글을 남겨 주세요."
    ),
    "error.already_connected": (
        "이미 연결되어 있어요. 한 회사에는 Slack 워크스페이스 하나와 Teams 하나만 연결할 수 있어요."
    ),
    "error.not_to_be_matched": ("더는 확인할 수 없는 질문이라 바뀐 것은 없어요. “내 계정 연결”로 다시 시작해 주세요."),
    "error.one_platform": (
        "제가 아는 계정은 하나예요. Slack과 Teams가 한 회사로 연결되어 있으면 “내 계정 연결”로 다른 계정을 "
        "추가할 수 있어요."
    ),
    "error.already_matched": ("이미 다른 계정과 연결된 계정이에요. 먼저 “내 계정 분리”로 나눠 주세요."),
    "error.nothing_to_connect": "연결을 기다리는 곳이 없어요. “{slash_commitments} 연결”로 다시 시작해 주세요.",
    "error.still_sending_there": "그쪽 메시지를 보내는 중이에요. 몇 초 뒤에 다시 눌러 주세요.",
    "error.joined": "방금 다른 워크스페이스와 연결됐어요. 다시 한번 시도해 주세요.",
    "error.admins_only": "앱 관리자만 할 수 있습니다. 앱 관리자에게 요청해 주세요.",
    "error.not_yours": (
        "{label} 담당자는 {owner}님입니다. 담당자와 약속한 사람, 그 관리자, 앱 관리자만 바꿀 수 있습니다. "
        "{owner}님께 요청해 주세요."
    ),
    "error.customer_answers": (
        "고객이 고객 채널에서 직접 누르는 버튼입니다. "
        "고객에게 받았다고 들으셨다면 “{slash_commit} 확인 C-12”라고 적어 주세요."
    ),
    "error.unknown_commitment": "볼 수 있는 {label:이/가} 없습니다. “{slash_commitments}”로 목록을 볼 수 있습니다.",
    "error.several_people": "{person:이라는/라는} 분이 여러 명입니다. @ 뒤에 성과 이름을 쓰거나 목록에서 골라 주세요.",
    "error.unknown_person": "{person:을/를} 찾지 못했습니다. 이 워크스페이스의 사람을 골라 주세요.",
    "error.not_a_contact": "{person}님은 고객사 사람이 아니라서 연락처가 될 수 없습니다.",
    "error.cannot_own": "{person}님은 담당자가 될 수 없습니다. 활동 중인 동료를 골라 주세요.",
    "error.unknown_customer": (
        "{customer:은/는} 모르는 고객입니다. “{slash_customer} {customer} 여기”로 만들 수 있습니다."
    ),
    "error.manager_of_whom": "누가 누구의 관리자인지 적어 주세요. 예: “{slash_commit} 관리자 @sam @minho”",
    "error.customer_archived": (
        "{customer:은/는} 보관한 고객입니다. “{slash_customer} {customer} 복원”으로 다시 쓸 수 있습니다."
    ),
    "error.same_customer": "두 이름 모두 {customer}입니다. 같은 고객끼리는 합칠 수 없습니다.",
    "error.name_taken": "{name:은/는} 이미 {customer}의 이름입니다.",
    "error.name_taken_elsewhere": "{name:은/는} 이미 다른 고객의 이름입니다.",
    "error.no_such_alias": (
        "{customer}의 별칭 중에 {name:은/는} 없습니다. “{slash_customer} {customer} 설정”에서 볼 수 있습니다."
    ),
    "error.not_a_name": (
        "{name:은/는} 고객 이름으로 쓸 수 없습니다. 멘션이나 예약어가 아니고 글자나 숫자가 들어간 이름을 써 주세요."
    ),
    "error.not_your_managed_customer": (
        "{customer} 관리자는 {manager}님입니다. {manager}님이나 앱 관리자에게 요청해 주세요."
    ),
    "error.not_your_customer": (
        "{customer}의 이 설정은 바꿀 수 없습니다. 이 고객의 관리자나 앱 관리자에게 요청해 주세요."
    ),
    "error.channel_taken": "이 채널은 이미 {customer}의 채널입니다.",
    "error.no_customer_channel": (
        "{customer}의 채널이 아직 없습니다. 고객 채널에서 “{slash_customer} {customer} 여기”라고 해 주세요."
    ),
    "error.announcing_is_off": (
        "{customer} 알림이 꺼져 있습니다. “{slash_customer} {customer} 고객알림 미리보기”로 켤 수 있습니다."
    ),
    "error.already_told": "{label:은/는} 이미 {customer}에 알렸습니다. 취소하고 새로 만들어 주세요.",
    "error.internal_commitment": (
        "{label:은/는} 내부용이라 고객에게 알리지 않습니다. “{slash_commit} 수정 {label}”에서 공개로 바꿀 수 있습니다."
    ),
    "error.same_date": "{label:은/는} 이미 그 기한입니다.",
    "error.words_leak": "{customer}에 알리면 안 되는 이름이 있습니다: {names}. 문구를 바꿔 주세요.",
    "error.past_date": "{moment:은/는} 이미 지났습니다. 앞으로의 날짜를 알려 주세요.",
    "error.too_long": "너무 깁니다. {limit}자 이내로 적어 주세요.",
    "error.too_many_requests": "한꺼번에 요청이 너무 많아 아무것도 처리하지 않았습니다. 잠시 후 다시 시도해 주세요.",
    "error.no_date": "날짜를 읽지 못했습니다. “금요일”, “12월 15일 오후 3시”, “3영업일 이내”처럼 적어 주세요.",
    "error.surplus_words": "“{verb}” 뒤의 이 말은 무슨 뜻인가요? “{words}” 아직 아무것도 바꾸지 않았습니다.",
    "error.not_of_one": "{why} 다른 약속도 바꾸지 않았습니다.",
    "error.too_many_promises": "약속이 {count}건입니다. 한 번에 {limit}건까지 받을 수 있어 등록하지 않았습니다.",
    "error.say_all_at_once": (
        "여러 약속을 한 번에 바꾸려면 날짜나 사람, 이유까지 한 줄에 적어 주세요. "
        "예: {slash_commit} {verb} C-12, C-13 … 이유: …"
    ),
    "error.words_exclude": "함께 찾을 수 없는 말입니다: “{first}”, “{second}”. 하나만 적어 주세요.",
    "error.company_setting": (
        "“{word}” 설정은 회사 단위로만 정합니다. "
        "앱 관리자가 “{slash_commitments} 설정 전체 {word} …”라고 입력해 주세요."
    ),
    "error.unknown_work_setting": (
        "“{word}”: 알 수 없는 설정입니다. 예: {slash_commitments} 설정 시간 9-17:30 점심 12-13 · "
        "{slash_commitments} 설정 휴무 12월 24일, 12월 28일 ~ 12월 30일"
    ),
    "error.not_a_day_off": (
        "“{word}”: 휴무나 반차로 등록한 날이 아니어서 지울 것이 없습니다. 주말, 공휴일, 회사 휴무는 그대로입니다."
    ),
    "error.no_longer_correctable": (
        "{label} 기한 정정은 이제 되돌릴 수 없습니다. 1시간이 지났거나 고객에게 이미 알렸습니다. "
        "대신 기한을 바꿔 주세요: {slash_commit} 변경 {label}"
    ),
    "error.cannot_be_undone": (
        "마지막으로 하신 일({label}: {event})은 되돌릴 수 없습니다. "
        "그 전의 일은 번호를 붙여 되돌려 주세요: {slash_commit} 되돌리기 C-12"
    ),
    "error.nothing_to_undo": (
        "되돌릴 내 변경이 없습니다. 바꾼 사람은 “{slash_commit} 이력 C-12”에서 확인하고 그분께 요청해 주세요."
    ),
    "error.platform_away": "지금은 누구신지 확인할 수 없습니다. 잠시 후 다시 시도해 주세요.",
    "error.not_installed": (
        "이 워크스페이스에는 Commitments가 더 이상 설치되어 있지 않습니다. "
        "워크스페이스 관리자에게 다시 설치해 달라고 요청하세요."
    ),
    "error.encryption_key_missing": (
        "ENCRYPTION_KEY가 없습니다. 데이터베이스에 암호화된 토큰이 있으니 저장할 때 쓴 키를 설정하세요."
    ),
    "error.wrong_encryption_key": (
        "ENCRYPTION_KEY가 잘못되었습니다. 데이터베이스의 토큰을 이 키로 복호화할 수 없습니다. "
        "저장할 때 쓴 키를 설정하세요."
    ),
    "error.changed_meanwhile": (
        "같은 순간에 다른 분도 같은 내용을 바꾸고 있어서 아무것도 바꾸지 않았습니다. "
        "지금 내용을 확인하고 다시 시도해 주세요."
    ),
    "error.store_away": "지금은 기록에 접근할 수 없어 아무것도 바꾸지 않았습니다. 잠시 후 다시 시도해 주세요.",
    "error.store_unsure": (
        "기록하던 중에 저장소와 연결이 끊겼습니다. 다시 시도하기 전에, 잠시 후 기록되었는지 먼저 확인해 주세요."
    ),
    "error.unstorable_text": "저장할 수 없는 문자가 있습니다. 그 문자를 빼고 다시 적어 주세요.",
    "error.too_far": "너무 먼 날짜입니다. 10년 이내의 날짜를 알려 주세요.",
    "error.no_such_customer": "목록에 없는 고객입니다. 다른 고객을 골라 주세요.",
    "error.naive_time": "시간대가 없는 시각입니다: {moment}.",
    "error.bad_database_url": (
        "DATABASE_URL을 읽을 수 없습니다. 예: sqlite:///var/commitments.db, postgresql://이름@호스트/데이터베이스"
    ),
    "error.unsupported_database": (
        "DATABASE_URL의 {family:은/는} 지원하지 않습니다. "
        "예: sqlite:///var/commitments.db, postgresql://이름@호스트/데이터베이스"
    ),
    "error.database_folder_failed": "DATABASE_URL의 파일이나 폴더를 만들 수 없습니다: {problem}.",
    "error.unknown_database_option": "DATABASE_URL에 알 수 없는 옵션이 있습니다: {option}.",
    "error.database_in_memory": (
        "DATABASE_URL에 파일이 지정되지 않아 봇을 멈추면 기록이 모두 사라집니다. "
        "sqlite:///var/commitments.db처럼 적어 주세요."
    ),
    "error.page_file_unusable": (
        "로컬 페이지의 대화 파일 {file:을/를} 쓸 수 없습니다: {problem}. "
        "파일을 다른 곳으로 옮기거나 백업에서 복원해 주세요. "
        "파일이 없으면 대화만 새로 시작되고, 약속은 그대로 남습니다."
    ),
    "error.database_is_no_file": "DATABASE_URL의 {file:은/는} 파일이 아닙니다.",
    "error.reader_broken": (
        "이 Python({version})은 날짜를 잘못 읽습니다: {problem}. "
        "패키지를 다시 설치하거나(make clean, 이어서 make setup) 다른 Python을 쓰세요."
    ),
    "error.schema_outdated": (
        "DATABASE_URL의 데이터베이스 스키마가 최신이 아닙니다. “commitments migrate”를 실행한 뒤 시작해 주세요."
    ),
    "error.database_unreachable": "DATABASE_URL의 데이터베이스에 연결할 수 없습니다: {problem}.",
    "error.database_silent": "DATABASE_URL의 데이터베이스가 제한 시간 안에 응답하지 않았습니다.",
    "erased": "(삭제됨)",
    "error.nobody_of_that_name": (
        "{name:이라는/라는} 이름은 저장되어 있지 않습니다. 사람은 채팅 플랫폼의 ID(U0123), 고객은 번호로 지정해 주세요."
    ),
    "error.ambiguous_name": (
        "이름이 {name}인 대상이 여럿입니다: {candidates}. ID로 지정하고, 그래도 겹치면 --company를 붙여 주세요."
    ),
    "error.still_open": (
        "아무것도 삭제하지 않았습니다. 아직 담당 중인 약속이 있습니다: {labels}. "
        "먼저 담당자를 바꾸거나(/commit give) 마무리 또는 취소해 주세요."
    ),
    "error.still_open_for_customer": (
        "아무것도 삭제하지 않았습니다. 이 고객과의 약속이 아직 남아 있습니다: {labels}. "
        "먼저 마무리하거나 취소해 주세요."
    ),
    "error.still_sending": (
        "아무것도 삭제하지 않았습니다. 지금 관련 메시지를 보내는 중입니다. 2분 뒤에 다시 시도해 주세요."
    ),
    "error.still_admin": (
        "아무것도 삭제하지 않았습니다. ADMINS에 있는 사람이라 봇이 시작할 때마다 다시 저장됩니다. "
        "먼저 거기서 빼고 봇을 다시 시작해 주세요."
    ),
    "error.file_still_holds": (
        "데이터는 삭제했지만 {file} 파일을 다시 쓰지 못해 이전 내용이 남아 있습니다. 봇을 멈추고 다시 삭제해 주세요."
    ),
    "error.backup_is_for_sqlite": (
        "이 명령은 SQLite만 백업합니다. PostgreSQL은 다음 명령으로 백업해 주세요: "
        "pg_dump --format=custom --file=FILE DATABASE"
    ),
    "error.backup_failed": "백업하지 못했습니다: {problem}.",
    "error.backup_in_memory": "메모리에만 있는 데이터베이스라 백업할 수 없습니다.",
    "error.backup_exists": "{file:이/가} 이미 있어 백업하지 않았습니다.",
    "error.backup_damaged": "복사본이 손상되어 백업하지 못했습니다: {problem}.",
    "error.half_filled_page": (
        "로컬 페이지에 예시를 채우던 중에 중단되었습니다. var/에서 로컬 페이지의 파일을 지우고 다시 시작해 주세요."
    ),
    # 플랫폼에 연결할 때
    "start.workspace_refused": (
        "Slack에 접속할 수 없습니다({reason}). SLACK_BOT_TOKEN과 SLACK_APP_TOKEN을 확인해 주세요."
    ),
    "start.slack_unreachable": (
        "Slack에 연결할 수 없습니다({reason}). 잠시 후 다시 시도하거나 SLACK_API_URL을 확인해 주세요."
    ),
    # 도움말
    "help.title": "고객과 한 약속을 지키도록 돕습니다",
    "help.commit.title": "약속",
    "help.commit": "{commit} 애크미에 15일까지 수정본 보내기\n{commit} @minho 애크미에 내일 오후 3시까지 견적서",
    "help.kept.title": "완료",
    "help.done": "{commit} 완료 C-12",
    "help.update": "{commit} 업데이트 C-12 지금 검토 중입니다",
    "help.note": "{commit} 메모 C-12 월요일까지 휴가",
    "help.change.title": "변경",
    "help.move": "{commit} 변경 C-12 월요일 이유: 업체 지연",
    "help.give": "{commit} 넘기기 C-12 @minho",
    "help.cancel": "{commit} 취소 C-12 이유: …",
    "help.snooze": "{commit} 나중에 C-12 2시간",
    "help.undo": "{commit} 되돌리기",
    "help.look.title": "보기",
    "help.history": "{commit} 이력 C-12",
    "help.why": "{commit} 왜 C-12",
    "help.list.title": "목록",
    "help.commitments": (
        "{commitments} · {commitments} 애크미 · {commitments} @minho · {commitments} 전체 · {commitments} 종료 · "
        "{commitments} 설정\n"
        "내 것, 지연, 대기, 오늘, 이번 주, 약속에 쓴 말, csv도 함께 쓸 수 있습니다"
    ),
    "help.overdue.title": "지연",
    "help.overdue": "{overdue} · {overdue} @minho · {overdue} 애크미 · {overdue} 7d · {overdue} csv",
    "help.customer.title": "고객",
    "help.customer": (
        "{customer} 애크미 · {customer} 목록 · {customer} 애크미 여기 · {customer} 애크미 중요 짧은 메일 · "
        "{customer} 애크미 등급 골드 시간대 서울 관리자 @sam 사람 @minho 연락처 @carol 고객알림 미리보기"
    ),
    "help.others": "그 밖에: {words}. “{commit} 도움말 단어”로 설명을 볼 수 있습니다.",
    "help.footer": (
        "고객이 보면 안 되는 사유는 “이유: 내부: …”, 고객에게 알리면 안 되는 약속은 “내부: …”라고 적어 주세요."
    ),
    # Slack과 Teams를 한 회사로
    "connect.code": "연결 코드: {code}",
    "connect.code.enter": "{platform} 쪽 앱 관리자가 저와의 1:1 채팅에 이렇게 보내면 됩니다:\n{line}",
    "connect.code.once": "{moment}까지 한 번만 쓸 수 있어요. 연결하기 전에 여기서 다시 여쭤볼게요.",
    "connect.shown_once": "코드는 한 번만 보여 드립니다. “{commitments} 연결”로 새 코드를 받으세요.",
    "connect.no_code": "코드 형식이 아니에요. 네 글자씩 다섯 묶음이고, “{commitments} 연결”로 받을 수 있어요.",
    "connect.code_alone": (
        "코드만으로는 무엇을 연결할지 알 수 없어요. 회사를 연결하려면 “{commitments} 연결” 뒤에, 계정을 연결하려면 "
        "“{commit} 내 계정 연결” 뒤에 붙여서 보내 주세요."
    ),
    "connect.not_here": "Slack과 Teams의 연결은 이 페이지가 아니라 Slack이나 Teams에서 할 수 있어요.",
    "connect.side": "고객 {customers}곳, 약속 {promises}건 (진행 중 {open}건)",
    "connect.entered.asked": "{side}에 한 회사로 연결할지 물어봤어요.",
    "connect.entered.next": (
        "그쪽 앱 관리자가 30분 안에 확인하면 연결됩니다. 아직 바뀐 것은 없어요. 연결되면 C-12는 {letter}-12가 되고, "
        "회사의 근무 시간, 휴무일, 사전 알림, 등급은 {side} 것을 씁니다. 되돌릴 수 없습니다."
    ),
    "connect.entered.wrong": (
        "코드가 맞지 않거나 더는 쓸 수 없어요. 상대 쪽에서 “{commitments} 연결”로 새 코드를 받아 주세요."
    ),
    "connect.entered.too_often": "코드를 다섯 번 잘못 입력했어요. 한 시간 뒤에 다시 입력해 주세요.",
    "connect.entered.own": "이쪽에서 만든 코드예요. 상대 쪽 앱 관리자가 입력해야 합니다.",
    "connect.entered.same_platform": "둘 다 {platform:이에요/예요}. Slack 워크스페이스와 Teams만 연결할 수 있어요.",
    "connect.entered.seen": (
        "다른 사람도 읽을 수 있는 곳이라 그 코드는 이제 쓸 수 없어요. 새 코드를 받아 저와의 1:1 채팅에 보내 주세요."
    ),
    "connect.asked": "{side}에서 한 회사로 연결하자고 합니다.",
    "connect.asked.numbers": "{side}의 번호는 숫자는 그대로, 글자만 {letter:으로/로} 바뀝니다: {letter}-12",
    "connect.asked.settings": (
        "설정은 이쪽 것을 쓰고, 양쪽 앱 관리자 모두 앱 관리자가 됩니다. 권한에 따라 서로의 약속을 볼 수 있고, "
        "이름이 같은 고객은 합치기 전까지 따로 둡니다."
    ),
    "connect.asked.for_good": "되돌릴 수 없습니다.",
    "connect.done": "{side:과/와} 한 회사로 연결했어요.",
    "connect.done.numbers": "{side}의 번호는 {letter}-로 시작합니다. 새 약속은 어디서 하든 C-로 시작합니다.",
    "connect.done.same": "이름이 같은 고객이 {count}곳 있어요. 같은 고객이면 합쳐 주세요:",
    "connect.not_connected": "연결하지 않았어요. 코드는 더는 쓸 수 없습니다.",
    "connect.connected": (
        "{side:과/와} 한 회사로 연결됐어요. 번호의 글자가 바뀌었지만, 알고 계신 번호도 여기서는 그대로 통합니다. "
        "“{commitments} 전체”로 양쪽 약속을 볼 수 있어요."
    ),
    "connect.declined": "{side}에서 연결하지 않기로 했어요. 바뀐 것은 없습니다.",
    "connect.tried": "{side}에서 코드를 다섯 번 잘못 입력했어요. 받으신 코드는 더는 쓸 수 없습니다.",
    "connect.seen": "{side}에서 코드를 다른 사람도 읽는 곳에 보내서 더는 쓸 수 없습니다. 연결된 것은 없어요.",
    "connect.old_card": "연결하기 전의 카드라 번호의 뜻이 달라졌어요. 다시 불러 주세요.",
    "same_person.asked": "Slack의 {slack} 계정과 Teams의 {teams} 계정이 모두 본인 계정인가요?",
    "same_person.asked.why": "두 계정에 모두 여쭤봐요. 둘 다 맞다고 해야 같은 사람으로 봅니다.",
    "same_person.asked.then": (
        "그러면 한쪽에서 보고 할 수 있는 일을 다른 쪽에서도 하고, 목록에는 양쪽 약속이 나오고, 알림은 한 번만 가요. "
        "“내 계정 분리”로 언제든 되돌릴 수 있어요."
    ),
    "same_person.asked.admin": "둘 중 하나가 앱 관리자예요. 그러면 두 계정 모두 앱 관리자가 됩니다.",
    "same_person.asked.stranger": "본인 계정이 아닌 것이 있으면 ‘아니요’를 누르고 앱 관리자에게 알려 주세요.",
    "same_person.waiting": "고마워요. {platform}의 {name} 계정에도 여쭤봤으니, 거기서도 ‘네’를 눌러 주세요.",
    "same_person.done": "이제 {platform}의 {name} 계정과 이 계정을 같은 사람으로 봅니다.",
    "same_person.told.slack": "알림은 Slack으로 보내요. Teams로 받으려면 “알림은 Teams로”라고 적어 주세요.",
    "same_person.told.teams": "알림은 Teams로 보내요. Slack으로 받으려면 “알림은 Slack으로”라고 적어 주세요.",
    "same_person.not": "알겠어요, 다시 묻지 않을게요. 모르는 사람의 계정이면 앱 관리자에게 알려 주세요.",
    "same_person.denied": "{platform}의 {name} 님이 본인이 아니라고 했어요. 바뀐 것은 없어요.",
    "same_person.apart": "{platform}의 {name} 계정과 이 계정을 다시 다른 사람으로 봅니다. 알림도 따로 가요.",
    "same_person.code.enter": "{platform}에 있는 본인 계정에서 이렇게 보내 주세요:\n{line}",
    "same_person.code.once": (
        "{moment}까지 한 번만 쓸 수 있고, 바꾸기 전에 그쪽에서 다시 여쭤볼게요. 다른 사람에게 알려 주지 마세요."
    ),
    "same_person.shown_once": "코드는 한 번만 보여 드립니다. “{word}”이라고 적으면 새 코드를 보여 드려요.",
    "same_person.entered.wrong": (
        "코드가 맞지 않거나 더는 쓸 수 없어요. 다른 계정에서 “{word}”이라고 적어 새 코드를 받아 주세요."
    ),
    "same_person.entered.too_often": "코드를 다섯 번 잘못 입력했어요. 한 시간 뒤에 다시 입력해 주세요.",
    "same_person.entered.own": "이 계정에서 만든 코드예요. 다른 계정에서 입력해 주세요.",
    "same_person.entered.seen": (
        "다른 사람도 읽을 수 있는 곳이라 그 코드는 이제 쓸 수 없어요. 새 코드를 받아 저와의 1:1 채팅에 보내 주세요."
    ),
    "connect.which": "여기서 {label:은/는} 두 약속을 뜻해요: 전에 {label:이었던/였던} {own}, 그리고 다른 약속 하나.",
    "connect.which.type": "앞의 것은 {own:이라고/라고} 적어 주세요. 다른 하나는 카드의 버튼을 써 주세요.",
    # “도움말 단어”의 설명과 예시
    "about.commit": (
        "무엇을, 어느 고객에게, 언제까지 하기로 했는지 등록합니다. 담당자를 적지 않으면 본인이 맡습니다.\n"
        "{commit} 애크미에 15일까지 수정본 보내기\n"
        "{commit} @minho 애크미에 내일 오후 3시까지 견적서\n"
        "{commit} 내부: 금요일까지 애크미 로그 확인"
    ),
    "about.done": (
        "고객에게 전달했다고 기록합니다. 고객에게 받았는지 묻고, 덧붙인 말은 내부에만 남습니다.\n"
        "{commit} 완료 C-12\n"
        "{commit} 완료 C-12, C-14 메일로 보냄"
    ),
    "about.update": (
        "고객에게 소식을 보냅니다. 보내기 전에 문구를 확인합니다.\n{commit} 업데이트 C-12 수정본을 시험하고 있습니다"
    ),
    "about.note": ("동료만 보는 메모를 남깁니다.\n{commit} 메모 C-12 업체가 월요일에 답하기로 함"),
    "about.move": (
        "기한을 바꾸고 사유를 남깁니다. 최초 기한은 그대로 남고, 약속을 알린 고객에게는 새 기한을 보여 줍니다.\n"
        "{commit} 변경 C-12 월요일 이유: 업체 지연\n"
        "{commit} 변경 C-12 금요일 이유: 내부: 인력 부족"
    ),
    "about.give": (
        "동료에게 넘기고 그 동료에게 알립니다.\n{commit} 넘기기 C-12 @minho\n{commit} 넘기기 C-12 @minho 이유: 휴가"
    ),
    "about.cancel": (
        "약속을 취소하고 사유를 남깁니다. 약속을 알린 고객에게는 취소되었다고 보여 줍니다.\n"
        "{commit} 취소 C-12 이유: 주문 철회"
    ),
    "about.stop": ("반복을 끝냅니다. 마지막 약속은 그대로 남고 더 이어지지 않습니다.\n{commit} 반복종료 C-12"),
    "about.snooze": (
        "기한은 그대로 두고 담당자에게 나중에 다시 알립니다.\n"
        "{commit} 나중에 C-12 2시간\n"
        "{commit} 나중에 C-12 월요일까지"
    ),
    "about.history": ("누가 언제 무엇을 왜 바꿨는지 봅니다.\n{commit} 이력 C-12"),
    "about.why": ("앞으로 보낼 알림, 보낸 알림, 보내지 않은 이유를 봅니다.\n{commit} 왜 C-12"),
    "about.undo": (
        "마지막으로 한 일을 되돌립니다. 번호를 적으면 그 약속에 마지막으로 한 일을 되돌립니다.\n"
        "{commit} 되돌리기\n"
        "{commit} 되돌리기 C-12"
    ),
    "about.help": (
        "모든 명령을 한 화면에 보여 줍니다. 단어를 붙이면 그 명령을 설명합니다.\n{commit} 도움말\n{commit} 도움말 변경"
    ),
    "about.tell": ("고객에게 보여 줍니다. 먼저 미리 보고 문구를 고칠 수 있습니다.\n{commit} 알리기 C-12"),
    "about.retell": ("알리지 못한 고객에게 다시 알립니다.\n{commit} 다시알리기 C-12"),
    "about.tell_late": (
        "약속한 날짜가 지났다고 고객에게 알립니다. 보내기 전에 문구를 확인합니다.\n{commit} 지연알리기 C-12"
    ),
    "about.edit": ("내용, 고객, 담당자, 기한을 양식에서 바꿉니다.\n{commit} 수정 C-12"),
    "about.open": ("약속과 할 수 있는 일을 보여 줍니다.\n{commit} 보기 C-12\n{commit} C-12"),
    "about.agreed": ("고객이 받았다고 알려 왔을 때 수령 확인으로 기록합니다.\n{commit} 확인 C-12"),
    "about.told_by_hand": ("고객에게 직접 알렸다고 기록합니다. 다시 알리라고 묻지 않습니다.\n{commit} 직접알림 C-12"),
    "about.ask_again": ("고객에게 받았는지 다시 묻습니다.\n{commit} 다시묻기 C-12"),
    "about.not_done": ("아직 끝나지 않은 약속을 다시 진행 중으로 돌립니다.\n{commit} 미완료 C-12"),
    "about.connect": (
        "Slack 워크스페이스와 Teams를 한 회사로 연결합니다. 한쪽 앱 관리자가 코드를 받고, 다른 쪽 앱 관리자가 "
        "입력하면, 처음 쪽에서 확인합니다.\n{commitments} 연결"
    ),
    "about.same_person": (
        "Slack과 Teams에 계정이 하나씩 있을 때 같은 사람으로 연결합니다. 나오는 코드를 다른 계정에서 보내면 됩니다.\n"
        "{commit} 내 계정 연결"
    ),
    "about.apart": ("Slack과 Teams 계정을 다시 다른 사람으로 나눕니다.\n{commit} 내 계정 분리"),
    "about.in_slack": ("알림을 Teams가 아니라 Slack에서 받습니다.\n{commit} 알림은 Slack으로"),
    "about.in_teams": ("알림을 Slack이 아니라 Teams에서 받습니다.\n{commit} 알림은 Teams로"),
    "about.manager": ("앱 관리자가 지연 소식을 받을 관리자를 정합니다.\n{commit} 관리자 @sam @alice @minho"),
    "about.commitments": (
        "내 약속이나 찾는 약속을 보여 줍니다. 단어는 어떤 순서로든 함께 쓸 수 있습니다.\n"
        "{commitments}\n"
        "{commitments} 애크미\n"
        "{commitments} @minho 지연\n"
        "{commitments} 전체 이번 주\n"
        "{commitments} 종료 csv\n"
        "{commitments} 설정"
    ),
    "about.overdue": (
        "지연된 약속과 지난 영업일, 기한을 바꾼 횟수를 보여 줍니다.\n"
        "{overdue}\n"
        "{overdue} @minho\n"
        "{overdue} 애크미 7d\n"
        "{overdue} csv"
    ),
    "about.customer": (
        "고객과의 약속 현황과 고객 정보를 보거나 정합니다. 별칭은 “별칭 삭제 Akme”로, 설정은 “관리자 없음”, "
        "“채널 없음”, “등급 기본”으로 지웁니다.\n"
        "{customer} 애크미\n"
        "{customer} 애크미 여기\n"
        "{customer} 애크미 중요 짧은 메일, 10시 전 전화 금지\n"
        "{customer} 애크미 등급 골드 시간대 서울 국가 한국\n"
        "{customer} 애크미 관리자 @sam 사람 @minho 연락처 @carol\n"
        "{customer} 애크미 고객알림 미리보기 사전알림 5d 1d 2h\n"
        '{customer} 애크미 별칭 "Acme Corp"\n'
        "{customer} 애크미 관리자 없음 채널 없음\n"
        "{customer} 애크미 설정\n"
        "{customer} 목록"
    ),
    # 날짜: CLDR 형식
    "date.moment": "y년 M월 d일 (EEE) HH:mm",
    "date.by_day": "y년 M월 d일 (EEE)",
    "date.in_year": "M월 d일",
    "recurs.day": "매일",
    "recurs.days": "{number}일마다",
    "recurs.workday": "평일마다",
    "recurs.week": "매주 {days}마다",
    "recurs.weeks": "{number}주마다 {days}",
    "recurs.month": "매월 {day}마다",
    "recurs.months": "{number}개월마다 {day}",
    "recurs.year": "매년 {day}마다",
    "recurs.years": "{number}년마다 {day}",
    "recurs.last_day": "말일",
    "nth.1": "{number}일",
    "nth.2": "{number}일",
    "nth.3": "{number}일",
    "nth.0": "{number}일",
    "nth_weekday.1": "첫째 {day}",
    "nth_weekday.2": "둘째 {day}",
    "nth_weekday.3": "셋째 {day}",
    "nth_weekday.4": "넷째 {day}",
    "nth_weekday.-1": "마지막 {day}",
    "date.short": "M월 d일 (EEE) HH:mm",
    "date.listed": "M월 d일 (EEE) HH:mm",
    "date.listed_year": "y년 M월 d일 (EEE) HH:mm",
    "date.time": "HH:mm",
    "date.day": "M월 d일 EEEE",
    "date.clock": "M월 d일 (EEE) HH:mm",
    "date.next": "EEEE HH:mm",
    "date.later": "M월 d일 (EEE)",
    "date.full": "y년 M월 d일 EEEE HH:mm zzzz",
    "date.read": "y년 M월 d일 EEEE HH:mm",
    "days.beside": "{date}, {away}",
    "days.yesterday": "어제",
    "days.today": "오늘",
    "days.tomorrow": "내일",
    "days.ahead": "{count}일 뒤",
    "days.ago": "{count}일 전",
    # 로컬 페이지
    "page.title": "Commitments",
    "page.act_as": "사용자 선택",
    "page.channels": "채널",
    "page.direct_messages": "다이렉트 메시지",
    "page.bot": "Commitments",
    "page.app": "앱",
    "page.menu": "사용자와 채널",
    "page.language": "언어",
    "page.account_manager": "고객 담당",
    "page.engineer": "엔지니어",
    "page.manager": "팀장",
    "page.customer": "Acme 고객",
    "page.shared": "고객과 함께 쓰는 채널",
    "page.internal": "우리 팀 전용",
    "page.private_place": "나와 봇만 보는 대화",
    "page.clock": "시계",
    "page.hour": "+1시간",
    "page.day": "+1일",
    "page.next": "다음 알림",
    "page.next_hint": "시계를 다음 알림 시각으로 옮깁니다",
    "page.nothing_planned": "예정된 알림 없음",
    "page.unread": "새 메시지",
    "page.messages": "메시지",
    "page.only_you": "나만 볼 수 있습니다",
    "page.edited": "수정됨",
    "page.download": "내려받기",
    "page.empty": "아직 메시지가 없습니다.",
    "page.try": "이렇게 입력해 보세요",
    "page.example": "{commit} Acme에 수정본 15일까지 전달",
    "page.customer_empty": "약속받은 일의 소식이 여기에 표시됩니다.",
    "page.composer": "{place}에 메시지 보내기",
    "page.placeholder": "{place}에 메시지 보내기, 명령은 /로 시작",
    "page.customer_placeholder": "{place}에 메시지 보내기",
    "page.send": "보내기",
    "page.commands": "명령",
    "page.offered": "추천 {count}개. 화살표 키로 고르고 Tab 키로 넣습니다.",
    "page.new_below": "새 메시지",
    "page.new_chat": (
        "이전 대화 파일이 없어 새 대화를 시작했습니다. 약속은 그대로 남아 있으며 {commitments}에서 볼 수 있습니다. "
        "고객 카드는 다시 올립니다."
    ),
    "page.date_in_form": "y년 M월 d일 (EEE)",
    "page.what_it_is": "봇을 시험해 보는 페이지입니다. 누구 역할이든 해 볼 수 있습니다.",
    "page.unknown_command": "{command}: 모르는 명령입니다. 쓸 수 있는 명령: {commands}",
    "page.start_with_command": "명령으로 시작해 주세요. 예: {example}",
    "page.cannot_reach": "봇에 연결할 수 없습니다. 실행 중인지 확인해 주세요.",
    "page.went_wrong": "문제가 생겼습니다. 바뀐 것은 없습니다.",
    "page.not_json": "읽을 수 없는 요청입니다.",
    "page.too_large": "너무 깁니다. 더 짧게 써 주세요.",
    "page.unknown_person": "모르는 사용자입니다.",
    "page.unknown_place": "참여하지 않은 채널입니다.",
    "page.unknown_message": "이제 없는 메시지입니다.",
    "page.unknown_button": "이제 없는 버튼입니다.",
    "page.unknown_language": "아직 쓸 수 없는 언어입니다.",
    "page.unknown_move": "시계를 그렇게 옮길 수 없습니다.",
    "page.commit": "약속을 등록합니다",
    "page.commit_done": "고객에게 전달했습니다",
    "page.commit_update": "고객에게 소식을 전합니다 (미리 보기)",
    "page.commit_note": "동료만 보는 메모를 남깁니다",
    "page.commit_move": "날짜를 바꾸고 이유를 남깁니다",
    "page.commit_give": "동료에게 넘깁니다",
    "page.commit_cancel": "이유를 남기고 취소합니다",
    "page.commit_snooze": "나중에 다시 알립니다",
    "page.commit_history": "누가 언제 무엇을 했는지 봅니다",
    "page.commit_why": "알림 계획을 봅니다",
    "page.commit_undo": "방금 한 일을 되돌립니다",
    "page.commit_help": "모든 명령을 한눈에 봅니다",
    "page.commitments": "내 약속을 봅니다",
    "page.commitments_all": "모두의 약속을 봅니다",
    "page.commitments_settings": "내 근무 시간과 휴무일",
    "page.commitments_closed": "끝난 약속을 봅니다",
    "page.overdue": "늦은 약속을 봅니다",
    "page.overdue_csv": "파일로 받습니다",
    "page.customer_command": "고객을 보거나 설정합니다",
    "page.customer_list": "볼 수 있는 고객",
    "page.customer_here": "이 채널을 고객 채널로 정합니다",
    # Slack 전용
    "slack.one_moment": "잠시만 기다려 주세요 …",
    "slack.form_too_late": "양식을 열기 전에 Slack의 제한 시간이 지났습니다. 다시 시도해 주세요.",
    "slack.unknown_command": "모르는 명령입니다. {help}에서 할 수 있는 일을 볼 수 있습니다.",
    "slack.unknown_action": (
        "이전 버전의 버튼이라 더 이상 동작하지 않습니다. {help}에서 할 수 있는 일을 볼 수 있습니다."
    ),
    "slack.unreadable": "Slack에서 온 요청을 읽지 못해 아무것도 처리하지 않았습니다. 앱 관리자에게 알려 주세요.",
    "teams.maybe_again": "같은 메시지가 두 번 보일 수 있습니다. 먼저 보낸 것이 도착했는지 알 수 없어 다시 보냈습니다.",
    "welcome.title": "안녕하세요! 고객과 한 약속을 지키도록 돕습니다.",
    "welcome.personal": "누구에게 무엇을 언제까지 약속했는지 적어 주세요.",
    "welcome.mention": "저를 멘션하고 누구에게 무엇을 언제까지 약속했는지 적어 주세요. 답은 본인에게만 보입니다.",
    "welcome.example": "애크미에 금요일 오후 3시까지 수정본 보내기",
    "welcome.then": (
        "기한 전에 알려 드리고, 원하실 때 고객에게 전하고, 늦은 약속을 보여 드립니다. 사용법은 “help”로 볼 수 있습니다."
    ),
    "welcome.zone": "첫 메시지를 보내 주시기 전까지 시간은 {zone} 기준입니다. 그 뒤에는 쓰시는 앱의 시간대를 따릅니다.",
    "welcome.channel": "고객이 함께 보는 곳에서는 “{at} customer 애크미 여기”라고 적어 주세요.",
    "teams.help": (
        "Teams에서는 “{commit}” 없이 적어도 됩니다. 채팅과 채널에서는 @Commitments를 먼저 적어 주세요. "
        "메시지를 약속으로 남기려면 ⋯ → 추가 작업 → 약속으로 저장을 고르세요."
    ),
    "teams.unreadable": "Teams에서 온 요청을 읽지 못해 아무것도 처리하지 않았습니다. 앱 관리자에게 알려 주세요.",
    "teams.cut": "메시지 하나에 다 담지 못했습니다. {count}개가 더 있으니 고객 한 곳처럼 범위를 좁혀 주세요.",
    "teams.zone.wanted": (
        "Teams가 시간대를 알려 주지 않아 시간을 {zone} 기준으로 읽습니다. 다르다면 여기에 적어 주세요. 예: 시간대 서울"
    ),
    "teams.zone.set": "앞으로 시간을 {zone} 시간대로 읽습니다.",
    "teams.zone.which": "“{said}”, 어느 시간대인가요? {zones}",
    "teams.zone.unknown": "“{said}” 시간대를 알지 못합니다. 도시나 시간대를 적어 주세요. 예: 시간대 서울",
    "teams.zone.told": "Teams가 알려 준 {zone} 시간대로 시간을 읽습니다. 바꾸려면 기기의 시간대를 바꿔 주세요.",
    "teams.edited": "수정한 메시지는 다시 읽지 않습니다. 새 메시지로 보내 주세요.",
    "teams.invite": "제가 이 채널에 없어서 아직 글을 쓸 수 없습니다. 이 팀이나 채팅에 앱을 추가해 주세요.",
    "teams.being_saved": "저장하고 있습니다. 결과는 메시지로 알려 드리겠습니다.",
    "teams.file.gone": "그 파일은 더 이상 보관하지 않습니다. 다시 요청해 주세요.",
    "teams.file.not_stored": "파일을 OneDrive에 저장하지 못했습니다. 잠시 후 다시 허용해 주세요.",
    "teams.save": "약속으로 저장",
    "package.name.short": "Commitments",
    "package.name.full": "Commitments: 고객과 한 약속",
    "package.description.short": "고객과 한 약속을 지키도록 돕습니다",
    "package.description.full": (
        "누구에게 무엇을 언제까지 약속했는지 적어 주세요. 등록해 두었다가 기한 전에 담당자에게 알리고, 고객 채널에 "
        "전하며, 늦은 약속을 관리자에게 보여 줍니다."
    ),
    "teams.save.description": "메시지에 담긴 약속을 등록합니다",
    "teams.save.submit": "저장",
    "teams.save.words": "누구에게 무엇을 언제까지 약속했나요?",
    "teams.save.intro": "약속만 남기고 빠진 것을 채워 주세요. 답은 본인에게만 보입니다.",
    "teams.save.further": "보내 드린 메시지를 확인해 주세요.",
    "slack.failed": "저희 쪽에서 문제가 생겼습니다. 잠시 후 다시 시도해 주세요.",
    # commitments parse
    "parse.what": "내용",
    "parse.due": "기한",
    "parse.owner": "담당자",
    "parse.customer": "고객",
    "parse.alternative": "또는",
    "parse.you": "본인",
    "parse.hedged": "해 보겠다는 뜻일 뿐, 아직 약속은 아닙니다.",
    "parse.problem.no_deadline": "날짜가 없습니다. 언제까지인지 적어 주세요.",
    "parse.problem.past_deadline": "이미 지난 날짜입니다.",
    "parse.problem.no_what": "무엇을 약속했는지 나와 있지 않습니다.",
    "parse.problem.several_customers": "고객이 여럿입니다. 고객마다 약속을 따로 적어 주세요.",
    "parse.problem.unclear_date": "날짜가 분명하지 않습니다. 위의 날짜 가운데 하나를 골라 주세요.",
    "parse.warning.weekend": "주말입니다.",
    "parse.warning.holiday": "공휴일입니다.",
    "parse.warning.far_ahead": "1년이 넘게 남은 날짜입니다.",
    "parse.warning.very_soon": "한 시간도 남지 않았습니다.",
    # 명령을 입력하는 동안 플랫폼이 보여 주는 말
    "command.commit": "고객과 한 약속을 등록하거나 바꿉니다",
    "command.commitments": "진행 중인 약속을 봅니다: 내 것, 고객의 것, 동료의 것",
    "command.overdue": "늦은 약속을 봅니다",
    "command.customer": "고객을 보거나 설정합니다",
    "usage.commit": "애크미에 15일까지 수정본 보내기",
    "usage.commitments": "[애크미 | @minho | 전체 | 지연 | 대기 | 종료 | 이번 주 | csv | 설정]",
    "usage.overdue": "[@minho | 애크미 | 내 것 | 7d | csv]",
    "usage.customer": "애크미 [여기 | 중요 … | 등급 골드 | 관리자 @sam | 사람 @minho | 고객알림 미리보기]",
    "usage.done": "완료 C-12",
    "usage.move": "변경 C-12 월요일 이유: …",
    "usage.help": "도움말",
}

# What people type for each verb. The first is what we tell them to type.
VERBS: dict[str, tuple[str, ...]] = {
    "done": ("완료", "끝", "전달"),
    "update": ("업데이트", "소식"),
    "note": ("메모", "노트"),
    "move": ("변경", "기한 변경", "기한변경", "날짜 변경", "날짜변경", "이동", "연기", "미루기"),
    "give": ("넘기기", "인계", "담당"),
    "cancel": ("취소",),
    "stop": ("반복종료", "반복중지"),
    "snooze": ("나중에", "다시알림", "스누즈"),
    "history": ("이력", "기록"),
    "why": ("왜", "알림"),
    "undo": ("되돌리기", "실행취소"),
    "tell": ("알리기", "공유"),
    "retell": ("다시알리기",),
    "told_by_hand": ("직접알림", "직접알렸음"),
    "tell_late": ("지연알리기",),
    "edit": ("수정",),
    "open": ("보기",),
    "agreed": ("확인",),
    "ask_again": ("다시묻기",),
    "not_done": ("미완료", "다시열기"),
    "help": ("도움말", "도움"),
    "manager": ("관리자", "매니저"),
    "connect": ("연결",),
    "same_person": ("내 계정 연결",),
    "apart": ("내 계정 분리", "내 계정 연결 해제"),
    "in_slack": ("알림은 Slack으로", "알림은 슬랙으로"),
    "in_teams": ("알림은 Teams로", "알림은 팀즈로"),
}

# What people say for a verb that they do not know; it is only asked about.
MEANT: dict[str, tuple[str, ...]] = {
    "done": ("마감", "종료", "마침", "끝냄", "끝났", "완료함", "보냄", "처리", "닫기"),
    "move": ("옮기", "옮겨", "옮김", "미뤄", "미룸", "늦춰", "늦추기", "당겨", "당기기", "일정", "기한"),
    "give": ("담당자", "위임", "이관", "배정", "넘겨", "맡기기", "맡겨"),
    "cancel": ("삭제", "지우기", "지워", "철회", "중단", "폐기"),
    "snooze": ("잠깐", "보류", "미루어"),
    "history": ("내역", "변경내역", "변경이력", "경과", "로그"),
    "why": ("이유", "알림내역"),
    "undo": ("복구", "복원", "되돌려"),
    "not_done": ("재개", "재오픈"),
    "update": ("진행상황", "근황"),
    "tell": ("통보", "알려", "안내"),
    "edit": ("고치기", "고쳐", "바꾸기", "바꿔", "정정", "편집"),
    "open": ("상태", "상세", "조회", "열기", "보여", "정보"),
    "agreed": ("확인함", "수령", "받음", "승인"),
    "help": ("사용법", "명령어", "명령"),
    "list": ("목록", "리스트", "현황", "상태", "약속", "할일"),
}

# What people say to narrow a list, the suggested word first.
LISTS: dict[str, tuple[str, ...]] = {
    "mine": ("내 것", "내", "내 약속", "나의", "내 거"),
    "all": ("전체", "전부", "모두", "모든"),
    "open": ("진행 중", "미완료"),
    "late": ("지연", "지연된", "늦은", "밀린", "연체", "기한 지난"),
    "waiting": ("대기", "대기 중", "확인 대기", "고객 확인 대기", "전달함", "답변 대기"),
    "closed": ("종료", "종료된", "완료", "완료된", "마무리", "마감", "끝난"),
    "today": ("오늘", "오늘까지"),
    "tomorrow": ("내일", "내일까지"),
    "yesterday": ("어제", "어제까지"),
    "last_week": ("지난주", "저번 주", "전주"),
    "last_month": ("지난달", "저번 달", "전월"),
    "this_week": ("이번 주", "금주", "이번 주까지"),
    "next_week": ("다음 주", "차주", "다음 주까지"),
    "this_month": ("이번 달", "금월", "이달"),
    "next_month": ("다음 달", "내달"),
    "csv": ("엑셀", "파일"),
    "filler": ("약속", "목록", "것", "거", "중", "보기", "의", "건", "좀", "만", "보여줘", "보여 주세요"),
}

# /customer의 설정 이름, 먼저 권하는 말부터
SETTINGS: dict[str, tuple[str, ...]] = {
    "list": ("목록", "리스트"),
    "everyone": ("전체", "모두", "회사"),
    "settings": ("설정",),
    "help": ("도움말",),
    "here": ("여기", "채널"),
    "tier": ("등급", "티어"),
    "zone": ("시간대", "타임존"),
    "country": ("국가", "나라"),
    "language": ("언어",),
    "manager": ("관리자", "매니저", "담당자"),
    "alias": ("별칭", "별명"),
    "announce": ("고객알림", "공지"),
    "remind": ("사전알림", "알림", "리마인더"),
    "people": ("사람",),
    "contact": ("연락처",),
    "remove": ("제외", "삭제", "빼기"),
    "values": ("중요", "참고"),
    "rename": ("이름변경", "개명"),
    "merge": ("합치기", "병합"),
    "archive": ("보관",),
    "restore": ("복원", "보관해제"),
}

# 설정 값으로 쓰는 말, 먼저 권하는 말부터
SETTING_VALUES: dict[str, tuple[str, ...]] = {
    "default": ("기본", "없음", "초기화"),
    "ask": ("확인", "미리보기"),
    "auto": ("자동",),
    "never": ("안함", "끄기"),
    "gold": ("골드",),
    "silver": ("실버",),
    "standard": ("스탠다드", "일반"),
}

COUNTRIES = {"한국": "KR", "남한": "KR", "호주": "AU", "터키": "TR", "홍콩": "HK", "마카오": "MO", "아랍에미리트": "AE"}

CATALOGUE = Catalogue(
    code="ko",
    name="한국어",
    spoken=("korean", "한국어"),
    countries=("KR",),
    sentences=KOREAN,
    verbs=VERBS,
    lists=LISTS,
    meant=MEANT,
    settings=SETTINGS,
    setting_values=SETTING_VALUES,
    called_countries=COUNTRIES,
)
