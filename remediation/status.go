package remediation

import "github.com/parindex/parindex/rubric/locale"

// What officials read beside an action, or a loss.
var statusTexts = map[ProgressStatus]locale.Sentence{
	ProgressDone:     locale.Define("progress.done", "đã hoàn thành", "done"),
	ProgressPartly:   locale.Define("progress.partly", "hoàn thành một phần", "partly done"),
	ProgressOpen:     locale.Define("progress.open", "chưa thực hiện", "open"),
	ProgressOverdue:  locale.Define("progress.overdue", "quá hạn", "overdue"),
	ProgressMissing:  locale.Define("progress.missing", "chưa đủ số liệu", "figures missing"),
	ProgressFailed:   locale.Define("progress.failed", "không tính được điểm", "points cannot be computed"),
	ProgressExcluded: locale.Define("progress.excluded", "không còn áp dụng", "no longer counts"),
	ProgressNone:     locale.Define("progress.none", "không gắn với điểm mất nào", "for no item that lost points"),
	ProgressClaimed: locale.Define("progress.claimed",
		"ghi nhận đã xong nhưng số liệu chưa thể hiện", "recorded as done, not shown by the figures"),
	ProgressDegraded: locale.Define("progress.degraded",
		"đã hoàn thành, nay lại mất điểm", "was done, loses points again"),
	ProgressBlocked:  locale.Define("progress.blocked", "đang vướng mắc", "held up"),
	ProgressAccepted: locale.Define("progress.accepted", "chấp nhận mất điểm", "loss accepted"),
}

// In returns what officials read beside an action, or a loss, of this status, in Vietnamese
// unless the language is English; of an unknown status the status as it is.
func (s ProgressStatus) In(l locale.Lang) string {
	text, is := statusTexts[s]
	if !is {
		return string(s)
	}
	return text.Say().In(l)
}
