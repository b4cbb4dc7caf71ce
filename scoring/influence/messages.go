package influence

import "github.com/parindex/parindex/rubric/locale"

// Effects.
var (
	dropped = locale.Define("influence.dropped",
		"bỏ mục %s thì %d trong %d đơn vị đổi hạng", "without the item %s places change for %d of %d units")
	moved = locale.Define("influence.moved",
		"mục %s: %s thì %d đơn vị tăng điểm, %d giảm điểm, %d trong %d đơn vị đổi hạng",
		"item %s: %s: points rise for %d and fall for %d, places change for %d of %d units")
	andWidest = locale.Define("influence.and_widest",
		"%s; nhiều nhất là %s, từ hạng %s thành hạng %s", "%s; most of all that of %s, from %s to %s")
	instead = locale.Define("influence.instead",
		"nếu yêu cầu “%s” thay bằng “%s”", "“%s” replaced by “%s”")
	insteadOf = locale.Define("influence.instead_of",
		"nếu trong %s đổi %s thành %s", "in %s, %s replaced by %s")
)

// Items that overlap.
var (
	overlapping = locale.Define("influence.overlapping",
		"mục %s và mục %s cùng dựa vào số liệu: %s (%s)", "the items %s and %s both rest on %s (%s)")
	sameRule = locale.Define("influence.same_rule",
		"quy tắc chấm giống nhau", "by the same rule")
	sameComparison = locale.Define("influence.same_comparison",
		"cùng yêu cầu: %s", "both ask: %s")
	sameFigures = locale.Define("influence.same_figures",
		"một trong hai mục không dựa vào số liệu nào khác; yêu cầu khác nhau",
		"one of them on nothing else; they ask different things of it")
	someFigures = locale.Define("influence.some_figures",
		"ngoài ra còn số liệu khác", "among other figures")
)
