package catalogue

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Faults of catalogues.
var (
	duplicateAction = locale.Define("plan.duplicate_action", "giải pháp %q bị lặp", "duplicate action %q")
	lookAlike       = locale.Define("plan.look_alike",
		"người đọc không phân biệt được tên này với %q, vốn viết bằng ký tự khác",
		"readers cannot tell the name from %q, which is spelt with other characters")
	noSuchItem = locale.Define("plan.no_such_item",
		"bộ chỉ số không có mục %q%s", "the rubric has no item %q%s").As(rubric.ErrUnknownItem)
	noSuchKind = locale.Define("plan.no_such_kind",
		"không có loại lý do %q%s", "there is no kind %q of reasons%s")
	actionForNothing = locale.Define("plan.action_for_nothing",
		`chưa nêu giải pháp dành cho gì: cần "for", "inputs" hoặc "kinds"`,
		`the action is for nothing: it needs "for", "inputs" or "kinds"`)
	actionForNoItem = locale.Define("plan.action_for_no_item",
		"giải pháp không dành cho mục nào", "the action is for no item")
	twiceInList = locale.Define("plan.twice_in_list",
		"mục %q có hai lần trong danh sách", "item %q stands in this list twice")
	reasonOfNoLeaf = locale.Define("plan.reason_of_no_leaf",
		"mục %q gồm các mục con; chỉ nêu lý do cho mục không có mục con",
		"item %q has items below it; reasons are those of the items without any")
	unknownPlaceholder = locale.Define("plan.unknown_placeholder",
		"không có chỗ điền {%s}%s", "unknown placeholder {%s}%s")
	openBrace = locale.Define("plan.open_brace",
		"văn bản có dấu ngoặc nhọn không khớp", "the text has a brace without its partner")
)
