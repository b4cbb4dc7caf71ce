package document

import "github.com/parindex/parindex/rubric"

// The texts of all papers, in the order of their parts: words.go has what many parts
// say and the frame of papers, the other files have the rest. Verbs are those
// of package fmt, indexed where a language has another order.

// Points, ranges and days.
var (
	onePoint   = rubric.Text{VI: "điểm", EN: "point"}
	manyPoints = rubric.Text{VI: "điểm", EN: "points"}
	fromTo     = rubric.Text{VI: "từ %s đến %s", EN: "%s to %s"}
	dayOfMonth = rubric.Text{VI: "%02d", EN: "%d"}
	fullDay    = rubric.Text{VI: "ngày %s tháng %s năm\u00a0%s", EN: "%s %s %s"}
	blankDay   = rubric.Text{VI: "ngày %s tháng %s năm\u00a0%s", EN: "day %s month %s year %s"}
	ofYear     = rubric.Text{VI: " năm\u00A0%d", EN: " of %d"}
	inYear     = rubric.Text{VI: " năm\u00A0%d", EN: " in %d"}
	inYearHead = rubric.Text{VI: " NĂM\u00A0%d", EN: " IN %d"} // in capitals, as a heading
)

// itemLevel is what an item is called by the depth of its code.
type itemLevel struct{ one, many rubric.Text }

var itemLevels = []itemLevel{
	{rubric.Text{VI: "lĩnh vực", EN: "area"}, rubric.Text{VI: "lĩnh vực", EN: "areas"}},
	{rubric.Text{VI: "tiêu chí", EN: "criterion"}, rubric.Text{VI: "tiêu chí", EN: "criteria"}},
	{rubric.Text{VI: "tiêu chí thành phần", EN: "component criterion"},
		rubric.Text{VI: "tiêu chí thành phần", EN: "component criteria"}},
}

// What is said of many things.
var (
	markIllustrative = rubric.Text{VI: " (minh hoạ)", EN: " (illustrative)"}
	isLost           = rubric.Text{VI: " (mất %s)", EN: " (lost %s)"}
	inBand           = rubric.Text{VI: ", xếp loại %s", EN: ", band %s"}
	becauseOf        = rubric.Text{VI: ", do %s", EN: "; reason: %s"}
	givenReason      = rubric.Text{VI: "; lý do: %s", EN: "; reason: %s"}
	penaltyTitle     = rubric.Text{VI: "Điểm phạt", EN: "Penalty"}
	penaltyOff       = rubric.Text{VI: "trừ điểm phạt %s", EN: "a penalty of %s"}
	bonusOn          = rubric.Text{VI: "cộng điểm thưởng %s", EN: "a bonus of %s"}
)

// The head, the title and what stands before the first section.
var (
	paperNumber  = rubric.Text{VI: "Số:%s", EN: "No.%s"}
	nation       = rubric.Text{VI: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", EN: "SOCIALIST REPUBLIC OF VIET NAM"}
	motto        = rubric.Text{VI: "Độc lập - Tự do - Hạnh phúc", EN: "Independence - Freedom - Happiness"}
	planKind     = rubric.Text{VI: "KẾ HOẠCH", EN: "PLAN"}
	planPrefix   = rubric.Text{VI: "kế hoạch ", EN: "plan "} // what a title begins with that says its kind
	defaultTitle = rubric.Text{
		VI: "Khắc phục các nội dung chưa đạt điểm tối đa của chỉ số cải cách hành chính",
		EN: "To remedy the items below full marks of the administrative reform index",
	}
	keepUpTitle = rubric.Text{
		VI: "Duy trì, nâng cao chỉ số cải cách hành chính", EN: "To keep up and improve the administrative reform index",
	}
	ofUnit           = rubric.Text{VI: " của %s", EN: " – %s"}
	filed            = rubric.Text{VI: "Lưu: VT", EN: "Filed"}
	partsIllustrated = rubric.Text{
		VI: "Kế hoạch này có phần chỉ để minh hoạ, không văn bản nào quy định; nội dung dựa vào phần đó có ghi “(minh " +
			"hoạ)”.",
		EN: "Parts of this plan are only an illustration, which no source decides; " +
			"what rests on them is marked “(illustrative)”.",
	}
	pursuantTo = rubric.Text{VI: "Căn cứ ", EN: "Pursuant to "}
	makesPlan  = rubric.Text{
		VI: "ban hành Kế hoạch khắc phục như sau:", EN: "makes the following plan:",
	}
	keepsUp    = rubric.Text{VI: "ban hành Kế hoạch như sau:", EN: "makes the following plan:"}
	decisionOn = rubric.Text{VI: "ngày %s", EN: "of %s"}
	scoredBy   = rubric.Text{VI: "Chấm điểm theo: %s", EN: "Scored by: %s"}
	lastStop   = rubric.Text{VI: "./.", EN: "."}
)

// The sections of the body.
var (
	purposesAndRequirements = rubric.Text{VI: "MỤC ĐÍCH, YÊU CẦU", EN: "PURPOSE AND REQUIREMENTS"}
	purposesSection         = rubric.Text{VI: "MỤC ĐÍCH", EN: "PURPOSE"}
	requirementsSection     = rubric.Text{VI: "YÊU CẦU", EN: "REQUIREMENTS"}
	purposesPart            = rubric.Text{VI: "1. Mục đích", EN: "1. Purpose"}
	requirementsPart        = rubric.Text{VI: "2. Yêu cầu", EN: "2. Requirements"}
	resultsSection          = rubric.Text{VI: "KẾT QUẢ", EN: "RESULTS"}
	belowSection            = rubric.Text{
		VI: "CÁC TIÊU CHÍ CHƯA ĐẠT ĐIỂM TỐI ĐA TRONG KẾT QUẢ CẢI CÁCH HÀNH CHÍNH", EN: "RESULTS AND ITEMS BELOW FULL MARKS",
	}
	keepUpSection         = rubric.Text{VI: "GIẢI PHÁP DUY TRÌ, NÂNG CAO", EN: "HOW IT IS KEPT UP"}
	solutionsSection      = rubric.Text{VI: "GIẢI PHÁP KHẮC PHỤC", EN: "SOLUTIONS"}
	fullPart              = rubric.Text{VI: "Đối với các tiêu chí đã đạt điểm tối đa", EN: "Items at full marks"}
	belowPart             = rubric.Text{VI: "Đối với các tiêu chí chưa đạt điểm tối đa", EN: "Items below full marks"}
	implementationSection = rubric.Text{VI: "TỔ CHỨC THỰC HIỆN", EN: "IMPLEMENTATION"}
)

// The last paragraph.
var (
	thisIs  = rubric.Text{VI: "Trên đây là Kế hoạch %s.", EN: "This is the plan: %s."}
	thisWas = rubric.Text{VI: "Trên đây là", EN: "This is"}
)
