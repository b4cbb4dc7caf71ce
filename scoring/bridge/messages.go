package bridge

import "github.com/parindex/parindex/rubric/locale"

// Maps and years.
var (
	mapOfOther = locale.Define("bridge.map_of_other",
		"bảng đối chiếu nêu bộ chỉ số %q, không phải %q", "the map is of the rubric %q, not of %q")
	linkEmpty = locale.Define("bridge.link_empty",
		"cần ít nhất một mã ở `from` hoặc `to`", "at least one code is needed under from or to")
	linkMixed = locale.Define("bridge.link_mixed",
		"mục có điểm tối đa không đối chiếu được với mục chỉ trừ điểm",
		"items with a maximum cannot be linked with items that only take points off")
	linkedTwice = locale.Define("bridge.linked_twice", "%q đã được đối chiếu ở trên", "%q is linked above already")
	notLinked   = locale.Define("bridge.not_linked",
		"các mục sau của bộ chỉ số %q chưa được đối chiếu: %s", "these items of the rubric %q are in no link: %s")
	partOfTerm = locale.Define("bridge.part_of_term",
		"điểm của mục %q không cộng thẳng vào tổng; hãy đối chiếu cả mục %q",
		"the points of item %q do not simply add up; link item %q as a whole")
	notOfAreas = locale.Define("bridge.not_of_areas",
		"mục %q thuộc điểm thưởng hoặc điểm trừ, được so sánh riêng",
		"item %q belongs to the bonus or the penalty, which are compared on their own")
	noPoints    = locale.Define("bridge.no_points", "mục %q không chấm điểm", "item %q carries no points")
	noUnits     = locale.Define("bridge.no_units", "không có đơn vị nào", "there are no units")
	yearNamed   = locale.Define("bridge.year", "năm %d", "year %d")
	unitUnnamed = locale.Define("bridge.unit_unnamed",
		"đơn vị thứ %d không có mã nên không tìm được ở năm kia",
		"unit %d has no ID, by which it could be found in the other year")
	unitTwice = locale.Define("bridge.unit_twice", "đơn vị %q có hai bộ số liệu", "the unit %q has facts twice")
	mapsLen   = locale.Define("bridge.maps_len",
		"có %d bảng đối chiếu cho %d năm; cần một bảng cho mỗi cặp năm liền nhau",
		"there are %d maps for %d years; each two years in a row need one")
)

// Changes.
var (
	rose    = locale.Define("bridge.rose", "tăng %s điểm, từ %s lên %s", "rose by %s points, from %s to %s")
	fell    = locale.Define("bridge.fell", "giảm %s điểm, từ %s xuống %s", "fell by %s points, from %s to %s")
	stayed  = locale.Define("bridge.stayed", "không đổi, %s điểm", "unchanged at %s points")
	unknown = locale.Define("bridge.unknown",
		"chưa so sánh được: điểm cuối cùng năm %d chưa xác định", "not compared: the final score of %d is not known")
	unknownBoth = locale.Define("bridge.unknown_both",
		"chưa so sánh được: điểm cuối cùng của cả hai năm chưa xác định",
		"not compared: the final score of neither year is known")
	because       = locale.Define("bridge.because", "%s: %s", "%s: %s")
	and           = locale.Define("bridge.and", "%s, %s", "%s, %s")
	byRules       = locale.Define("bridge.by_rules", "do thay đổi quy tắc chấm điểm %s", "rules %s")
	byWeights     = locale.Define("bridge.by_weights", "do thay đổi điểm tối đa %s", "weights %s")
	byData        = locale.Define("bridge.by_data", "do số liệu %s", "data %s")
	byAdjustments = locale.Define("bridge.by_adjustments",
		"do làm tròn và giới hạn điểm %s", "rounding and limits of the final score %s")
	byOpen    = locale.Define("bridge.by_open", "chưa tách được nguyên nhân %s", "not attributed %s")
	about     = locale.Define("bridge.about", "khoảng %s", "about %s")
	onMean    = locale.Define("bridge.on_mean", "bình quân %d đơn vị %s", "%d unit(s), on average %s")
	up        = locale.Define("bridge.up", "tăng %s điểm", "up %s points")
	down      = locale.Define("bridge.down", "giảm %s điểm", "down %s points")
	unchanged = locale.Define("bridge.unchanged", "không đổi", "unchanged")
)

// Why the parts of a row are not known.
var (
	openInputs = locale.Define("bridge.open_inputs",
		"mục %s theo quy tắc năm %d, số liệu năm %d: thiếu %s",
		"item %s by the rules of %d on the figures of %d: %s not known")
	openPoints = locale.Define("bridge.open_points",
		"mục %s theo quy tắc năm %d, số liệu năm %d: không có điểm do người thẩm định cho",
		"item %s by the rules of %d on the figures of %d: no points were given by an appraiser")
	openFailed = locale.Define("bridge.open_failed",
		"mục %s theo quy tắc năm %d, số liệu năm %d: %s",
		"item %s by the rules of %d on the figures of %d: %s")
	bonusTitle   = locale.Define("bridge.bonus", "Điểm thưởng", "Bonus")
	penaltyTitle = locale.Define("bridge.penalty", "Điểm trừ", "Penalty")
)
