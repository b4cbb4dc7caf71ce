package listing

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// What is wrong with a file or a listing, or should be known of it.
var (
	noFigure = locale.Define("listing.no_figure",
		"%q không phải là một số in trong bảng", "%q is not a number as tables print it")
	longFigure = locale.Define("listing.long_figure",
		"số %q có hơn %d chữ số", "the number %q has more than %d digits")
	twoReadings = locale.Define("listing.two_readings",
		"%q có thể là %s hoặc %s; hãy cho biết dấu thập phân của tệp",
		"%q can be %s or %s; say which sign parts the decimals of the file")
	percentOfPoints = locale.Define("listing.percent_of_points",
		"%q là tỷ lệ phần trăm, nhưng cột này là cột điểm", "%q is a percentage in a column of points")
	unstoredFormula = locale.Define("listing.unstored_formula",
		"ô là công thức chưa có giá trị; mở tệp bằng chương trình bảng tính rồi lưu lại",
		"the cell is a formula without a value; open the file with a spreadsheet program and save it")
	badDecimal = locale.Define("listing.bad_decimal",
		"dấu thập phân là dấu chấm hoặc dấu phẩy, không phải %q", "the decimal sign is a point or a comma, not %q")
	noSheet = locale.Define("listing.no_sheet", "tệp không có trang tính %q", "the file has no sheet %q")
	noTable = locale.Define("listing.no_table",
		"không tìm thấy bảng kết quả: cần một hàng tiêu đề có cột đơn vị và ít nhất một cột số",
		"there is no table of results: a row of headings needs a column of units and one of figures")
	noRows      = locale.Define("listing.no_rows", "bảng không có đơn vị nào", "the table has no units")
	columnTwice = locale.Define("listing.column_twice",
		"cột này và cột ở ô %s cùng một nội dung", "the column and that of the cell %s are of the same")
	unitTwice = locale.Define("listing.unit_twice",
		"đơn vị %q đã có ở hàng %d", "the unit %q stands in row %d, too")
	noUnit = locale.Define("listing.no_unit", "hàng có số nhưng không có tên đơn vị",
		"the row has figures but no unit")
	badCount  = locale.Define("listing.bad_count", "%q không phải là số đơn vị", "%q is not a number of units")
	badRole   = locale.Define("listing.bad_role", "không có vai trò cột %q", "there is no role of columns %q")
	noColumn  = locale.Define("listing.no_column", "bảng không có cột %q", "the table has no column %q")
	noHeading = locale.Define("listing.unknown_heading",
		"không nhận ra nội dung cột “%s”, không đọc cột này",
		"the heading “%s” says nothing that is known; the column is not read")
	mixedPlaces = locale.Define("listing.mixed_places",
		"cột “%s” in từ %d đến %d chữ số thập phân; mỗi số được so theo đúng số chữ số đã in",
		"the column “%s” prints from %d to %d decimals; every figure is compared at its own")
	sumRow = locale.Define("listing.sum_row",
		"hàng cộng “%s” không được đọc", "the row of sums “%s” is not read")
	formulasUsed = locale.Define("listing.formulas_used",
		"%d ô là công thức; lấy giá trị đã lưu", "%d cells are formulas; their stored values are taken")
	macrosIgnored = locale.Define("listing.macros_ignored",
		"tệp có macro; macro không được đọc và không chạy", "the file has macros, which are neither read nor run")
	linksIgnored = locale.Define("listing.links_ignored",
		"tệp liên kết với tệp khác; chỉ dùng giá trị đã lưu",
		"the file links to other files; stored values alone are taken")

	noListing  = locale.Define("listing.none", "không có bảng nào", "there is no listing")
	badFigures = locale.Define("listing.bad_figures",
		"hàng %d có %d số, nhưng bảng có %d cột", "row %d has %d figures, but the listing has %d columns")
	manyColumns = locale.Define("listing.many_columns", "bảng có hơn %d cột", "the listing has more than %d columns")
	manyMeans   = locale.Define("listing.many_means", "bảng có hơn %d số trung bình",
		"the listing has more than %d means")
	badPlaces = locale.Define("listing.bad_places",
		"cột %d: số chữ số thập phân từ 0 đến %d, không phải %d", "column %d: decimals are 0 to %d, not %d")
	badTies = locale.Define("listing.bad_ties",
		"cách xếp hạng là một trong %s, không phải %q", "ranks are one of %s, not %q")
	badRounding = locale.Define("listing.bad_rounding",
		"cách làm tròn là một trong %s, không phải %q", "a table rounds by one of %s, not %q")
	noResult     = locale.Define("listing.no_result", "kết quả thứ %d không có", "result %d is none")
	resultsTwo   = locale.Define("listing.result_twice", "đơn vị %q có hai kết quả", "the unit %q has two results")
	otherEdition = locale.Define("listing.other_edition",
		"kết quả của đơn vị %q theo một phiên bản khác với kết quả đầu tiên",
		"the result of the unit %q is by another edition than the first").As(scoring.ErrEdition)
)

// What findings speak of.
var (
	plainTitle = locale.Define("listing.title", "cột “%s”", "the column “%s”")
	ofItem     = locale.Define("listing.of_item", "mục %s", "item %s")
	pointsOf   = locale.Define("listing.points_of", "điểm %s", "points of %s")
	pointsWord = locale.Define("listing.points_word", "điểm", "points")
	columnOf   = locale.Define("listing.column_of", "%s %s", "the %s of %s")
	allUnits   = locale.Define("listing.all_units", "Các đơn vị", "All units")
	groupNamed = locale.Define("listing.group_named", "Nhóm %s", "Group %s")

	columnTitles = map[Role]locale.Sentence{
		Total: locale.Define("listing.total", "tổng điểm", "total"),
		Max:   locale.Define("listing.max", "thang điểm", "maximum"),
		Index: locale.Define("listing.index", "chỉ số (%%)", "index (%%)"),
		Rank:  locale.Define("listing.rank", "xếp hạng", "rank"),
		Band:  locale.Define("listing.band", "xếp loại", "band"),
	}
	partTitles = map[string]locale.Sentence{
		"appraisal": locale.Define("listing.appraisal", "điểm thẩm định", "appraisal"),
		"survey":    locale.Define("listing.survey", "điểm điều tra xã hội học", "survey"),
		"external":  locale.Define("listing.external", "điểm do cơ quan khác đánh giá", "external points"),
		"bonus":     locale.Define("listing.bonus", "điểm thưởng", "bonus"),
		"penalty":   locale.Define("listing.penalty", "điểm phạt", "penalty"),
	}
)

// Findings.
var (
	roundingText = locale.Define("listing.rounding",
		"%s: %s in %s, cộng hoặc tính lại được %s: chênh lệch do làm tròn (không quá %s)",
		"%s: %s printed %s, %s by the other figures: the difference is rounding (at most %s)")
	notSum = locale.Define("listing.not_sum",
		"%s: %s in %s, cộng các phần được %s", "%s: %s printed %s, its parts add up to %s")
	notTerm = locale.Define("listing.not_term",
		"%s: %s in %s, theo các số khác trong hàng phải là %s",
		"%s: %s printed %s, %s by the other figures of the row")
	notIndex = locale.Define("listing.not_index",
		"%s: %s in %s, tính từ điểm và thang điểm được %s",
		"%s: %s printed %s, points and maximum come to %s")
	aboveMax = locale.Define("listing.above_max",
		"%s: %s in %s, ngoài khoảng %s", "%s: %s printed %s, outside %s")
	noPlace = locale.Define("listing.no_place",
		"%s: %s không phải là một thứ hạng", "%s: %s is no rank")
	notPlace = locale.Define("listing.not_place",
		"%s: xếp hạng in %s, theo %s %s phải là %s", "%s: rank printed %s, by %s %s it is %s")
	notRankOf = locale.Define("listing.not_rank_of",
		"%s: xếp hạng %s không khớp với %s %s; các đơn vị hạng liền kề có %s",
		"%s: rank %s does not agree with %s %s; the units next to it have %s")
	notOfRank = locale.Define("listing.not_of_rank",
		"%s: %s in %s không khớp với xếp hạng %s; các đơn vị hạng liền kề có %s",
		"%s: %s printed %s does not agree with rank %s; the units next to it have %s")
	noPolicy = locale.Define("listing.no_policy",
		"%s: không có cách xếp hạng nào theo %s cho các thứ hạng đã in; đơn vị đầu tiên không khớp là %s, hạng %s",
		"%s: no way to rank by %s gives the printed ranks; the first unit against it is %s, rank %s")
	notBand = locale.Define("listing.not_band",
		"%s: xếp loại in “%s”, tổng điểm %s ứng với %s", "%s: band printed “%s”, the total %s is that of %s")
	noBand = locale.Define("listing.no_band",
		"%s: xếp loại in “%s”, tổng điểm %s dưới mọi ngưỡng xếp loại",
		"%s: band printed “%s”, the total %s is below every band")
	bandOrder = locale.Define("listing.band_order",
		"%s: xếp loại “%s” với %s điểm không theo thứ tự điểm của các đơn vị khác",
		"%s: the band “%s” at %s is out of order with the totals of the other units")
	notComputed = locale.Define("listing.not_computed",
		"%s: có trong bảng nhưng không có kết quả tính", "%s: in the table, but not among the results")
	notListed = locale.Define("listing.not_listed",
		"%s: có kết quả tính nhưng không có trong bảng", "%s: among the results, but not in the table")
	notComputedFigure = locale.Define("listing.not_computed_figure",
		"%s: %s in %s, tính lại được %s", "%s: %s printed %s, computed %s")
	notComputedMean = locale.Define("listing.not_computed_mean",
		"Trung bình của %s in %s, tính lại được %s", "Mean of %s printed %s, computed %s")
	notMean = locale.Define("listing.not_mean",
		"Trung bình của %s in %s, tính từ các hàng được %s (làm tròn chỉ giải thích được %s)",
		"Mean of %s printed %s, the rows come to %s (rounding explains %s at most)")
	meanRounding = locale.Define("listing.mean_rounding",
		"Trung bình của %s in %s, tính từ các số đã làm tròn được %s: chênh lệch do làm tròn (không quá %s)",
		"Mean of %s printed %s, the rounded figures come to %s: the difference is rounding (at most %s)")
	notUnits = locale.Define("listing.not_units",
		"%s: xếp loại “%s” in %d đơn vị, trong bảng có %d", "%s: band “%s” printed with %d units, the table has %d")
	notPercent = locale.Define("listing.not_percent",
		"%s: xếp loại “%s” in %s%%, đúng ra là %s%% (%d trên %d đơn vị)",
		"%s: band “%s” printed with %s%%, it is %s%% (%d of %d units)")
	percentSum = locale.Define("listing.percent_sum",
		"%s: các tỷ lệ đã làm tròn cộng lại bằng %s%%, không phải 100%%: do làm tròn từng tỷ lệ",
		"%s: the percentages add up to %s%%, not to 100%%: each was rounded on its own")
)

// Readings of ranks.
var (
	tiesCompetition = locale.Define("listing.competition", "đồng hạng, bỏ trống hạng sau (1, 2, 2, 4)",
		"competition ranks (1, 2, 2, 4)")
	tiesDense = locale.Define("listing.dense", "đồng hạng, không bỏ trống hạng (1, 2, 2, 3)",
		"dense ranks (1, 2, 2, 3)")
	tiesOrdinal  = locale.Define("listing.ordinal", "không đồng hạng (1, 2, 3, 4)", "ordinal ranks (1, 2, 3, 4)")
	tiesModified = locale.Define("listing.modified", "đồng hạng thấp hơn (1, 3, 3, 4)",
		"modified competition ranks (1, 3, 3, 4)")
	tiesFractional = locale.Define("listing.fractional", "hạng trung bình (1; 2,5; 2,5; 4)",
		"fractional ranks (1, 2.5, 2.5, 4)")

	printedNumber   = locale.Define("listing.printed_number", "%s đã in", "%s as printed")
	unroundedNumber = locale.Define("listing.unrounded_number", "%s trước khi làm tròn", "%s before rounding")

	comesAbout = locale.Define("listing.comes_about",
		"%s theo %s: cho đúng các thứ hạng đã in", "%s by %s: they are the printed ranks")
	mayComeAbout = locale.Define("listing.may_come_about",
		"%s theo %s: có thể cho đúng các thứ hạng đã in", "%s by %s: they can be the printed ranks")
	needsKeys = locale.Define("listing.needs_keys",
		"%s theo %s: chỉ cho các thứ hạng đã in nếu có tiêu chí phụ mà bảng không in",
		"%s by %s: they are the printed ranks only with keys that the table does not print")
	comesNot = locale.Define("listing.comes_not",
		"%s theo %s: không cho các thứ hạng đã in; trước hết ở %s",
		"%s by %s: they are not the printed ranks, first of %s")
)
