package document

import "github.com/parindex/parindex/rubric"

// The report on many units.
var (
	overviewTitle = rubric.Text{
		VI: "Tổng hợp kết quả chỉ số cải cách hành chính của các đơn vị",
		EN: "Results of the administrative reform index, all units",
	}
	allUnits     = rubric.Text{VI: "Tất cả các đơn vị", EN: "All units"}
	percentUnit  = rubric.Text{VI: "%", EN: "%"}
	nothingFound = rubric.Text{VI: "Không phát hiện sai lệch.", EN: "Nothing was found."}
)

// Its sections.
var (
	standingSection = rubric.Text{VI: "KẾT QUẢ CHUNG", EN: "RESULTS"}
	ranksSection    = rubric.Text{VI: "XẾP HẠNG", EN: "RANKS"}
	bandsSection    = rubric.Text{VI: "XẾP LOẠI", EN: "BANDS"}
	lossesSection   = rubric.Text{VI: "CÁC NỘI DUNG MẤT ĐIỂM", EN: "WHERE POINTS ARE LOST"}
	variantsSection = rubric.Text{VI: "NẾU QUY TẮC THAY ĐỔI", EN: "UNDER OTHER RULES"}
	yearsSection    = rubric.Text{VI: "SO SÁNH VỚI NĂM TRƯỚC", EN: "AGAINST THE YEAR BEFORE"}
	checksSection   = rubric.Text{VI: "KIỂM TRA SỐ LIỆU", EN: "CHECKS"}
)

// How units stand.
var (
	standingSheet           = rubric.Text{VI: "Kết quả chung", EN: "Results"}
	standingCaption         = rubric.Text{VI: "Số đơn vị và chỉ số bình quân", EN: "Units and mean index"}
	spreadSheet             = rubric.Text{VI: "Phân bố điểm", EN: "Spread"}
	spreadCaption           = rubric.Text{VI: "Phân bố điểm cuối cùng", EN: "Final scores"}
	groupColumn             = rubric.Text{VI: "Nhóm đối tượng", EN: "Object group"}
	unitsColumn             = rubric.Text{VI: "Số đơn vị", EN: "Units"}
	unknownColumn           = rubric.Text{VI: "Chưa xác định", EN: "Not known"}
	blankColumn             = rubric.Text{VI: "Chưa gửi", EN: "No sheet"}
	meanOfPercentagesColumn = rubric.Text{VI: "Bình quân các tỷ lệ (%)", EN: "Mean of percentages"}
	percentageOfMeansColumn = rubric.Text{VI: "Tỷ lệ của bình quân (%)", EN: "Percentage of means"}
	leastColumn             = rubric.Text{VI: "Thấp nhất", EN: "Least"}
	lowerColumn             = rubric.Text{VI: "Tứ phân vị dưới", EN: "Lower quartile"}
	medianColumn            = rubric.Text{VI: "Trung vị", EN: "Median"}
	upperColumn             = rubric.Text{VI: "Tứ phân vị trên", EN: "Upper quartile"}
	mostColumn              = rubric.Text{VI: "Cao nhất", EN: "Most"}
	quartilesNote           = rubric.Text{
		VI: "Tứ phân vị và trung vị theo định nghĩa số %d của Hyndman và Fan (1996).",
		EN: "Quartiles and medians are of type %d in Hyndman and Fan (1996).",
	}
	openNote = rubric.Text{
		VI: "Đơn vị chưa xác định được điểm hoặc chưa gửi số liệu không được tính là 0 điểm và không tính vào các số bình quân.",
		EN: "Units whose score is not known, or that sent nothing, do not count as zero and are not in the means.",
	}
	twoMeansNote = rubric.Text{
		VI: "Hai cách tính bình quân khác nhau vì điểm tối đa áp dụng cho các đơn vị khác nhau.",
		EN: "The two means differ since units have different applicable maxima.",
	}
	meansChart = rubric.Text{VI: "Chỉ số bình quân theo nhóm đối tượng", EN: "Mean index by object group"}
)

// Where points are lost.
var (
	areasMeanChart  = rubric.Text{VI: "Chỉ số bình quân theo lĩnh vực", EN: "Mean index by area"}
	mostLostSheet   = rubric.Text{VI: "Mất điểm nhiều nhất", EN: "Most lost"}
	mostLostCaption = rubric.Text{VI: "Các tiêu chí mất nhiều điểm nhất", EN: "Items at which most points are lost"}
	codeColumn      = rubric.Text{VI: "Mã", EN: "Code"}
	losingColumn    = rubric.Text{VI: "Số đơn vị mất điểm", EN: "Units losing"}
	meanIndexColumn = rubric.Text{VI: "Tỷ lệ đạt (%)", EN: "Index (%)"}
	weightsSheet    = rubric.Text{VI: "Trọng số", EN: "Weights"}
	weightsCaption  = rubric.Text{VI: "Các tiêu chí tạo khác biệt giữa các đơn vị", EN: "Items that make units differ"}
	nominalColumn   = rubric.Text{VI: "Trên điểm tối đa (%)", EN: "Of the maximum (%)"}
	ofTotalColumn   = rubric.Text{VI: "Trên tổng điểm đạt (%)", EN: "Of the points (%)"}
	ofSpreadColumn  = rubric.Text{VI: "Trên mức chênh lệch (%)", EN: "Of the spread (%)"}
	weightsNote     = rubric.Text{
		VI: "Tỷ trọng trên mức chênh lệch là hiệp phương sai của điểm tiêu chí với tổng điểm, chia cho phương sai của tổng điểm.",
		EN: "The share of the spread is the covariance of an item's points with the total over the variance of the total.",
	}
)

// What moved scores.
var (
	yearsSheet        = rubric.Text{VI: "So với năm trước", EN: "Year before"}
	changeColumn      = rubric.Text{VI: "Thay đổi", EN: "Change"}
	rulesColumn       = rubric.Text{VI: "Do quy tắc", EN: "Rules"}
	weightsColumn     = rubric.Text{VI: "Do điểm tối đa", EN: "Maxima"}
	dataColumn        = rubric.Text{VI: "Do số liệu", EN: "Figures"}
	adjustmentsColumn = rubric.Text{VI: "Do quy đổi, làm tròn", EN: "Adjustments"}
	unsplitColumn     = rubric.Text{VI: "Chưa tách được", EN: "Not attributed"}
	roundingStep      = rubric.Text{VI: "Làm tròn các phần", EN: "Rounding of the parts"}
	yearBefore        = rubric.Text{VI: "Năm trước", EN: "Year before"}
	changeChart       = rubric.Text{VI: "Thay đổi điểm bình quân so với năm trước", EN: "Change of the mean since the year before"}
	partsNote         = rubric.Text{
		VI: "Điểm bình quân của các đơn vị có điểm ở cả hai năm; mỗi phần là giá trị Shapley, làm tròn riêng nên tổng có thể " +
			"lệch ở số lẻ cuối.",
		EN: "Means of the units that have scores in both years. Every part is a Shapley value and rounded on its own, so they " +
			"may not add up in the last digit.",
	}
	movedSheet   = rubric.Text{VI: "Tiêu chí thay đổi", EN: "Items that moved"}
	movedCaption = rubric.Text{
		VI: "Các tiêu chí làm thay đổi điểm nhiều nhất (tổng của các đơn vị)",
		EN: "Items that moved scores most (sums over the units)",
	}
	wasBefore   = rubric.Text{VI: " (năm trước: %s)", EN: " (before: %s)"}
	widestUnits = rubric.Text{VI: "Các đơn vị tăng, giảm nhiều nhất:", EN: "The units that rose and fell most:"}
)

// Ranks.
var (
	topSheet    = rubric.Text{VI: "Dẫn đầu", EN: "First places"}
	topCaption  = rubric.Text{VI: "Các đơn vị xếp hạng từ 1 đến %d của mỗi nhóm", EN: "Places 1 to %d of every group"}
	allPlaces   = rubric.Text{VI: "KẾT QUẢ XẾP HẠNG CỦA CÁC ĐƠN VỊ", EN: "PLACES OF ALL UNITS"}
	nearBands   = rubric.Text{VI: "Các đơn vị còn thiếu không quá 01 điểm để lên loại:", EN: "Units that lack a point at most to the next band:"}
	openUnits   = rubric.Text{VI: "Các đơn vị chưa xếp hạng do còn thiếu số liệu:", EN: "Units without a place, since figures are missing:"}
	absentUnits = rubric.Text{VI: "Chưa gửi số liệu: %s.", EN: "Without a score sheet: %s."}
)

// What other rules would change.
var (
	variantsSheet    = rubric.Text{VI: "Phương án", EN: "Variants"}
	variantColumn    = rubric.Text{VI: "Phương án", EN: "Variant"}
	gainColumn       = rubric.Text{VI: "Số đơn vị tăng", EN: "Units gaining"}
	loseColumn       = rubric.Text{VI: "Số đơn vị giảm", EN: "Units losing"}
	sumColumn        = rubric.Text{VI: "Tổng thay đổi", EN: "Sum of changes"}
	bandedColumn     = rubric.Text{VI: "Đổi xếp loại", EN: "Another band"}
	higherColumn     = rubric.Text{VI: "Tăng hạng", EN: "Better place"}
	lowerPlaceColumn = rubric.Text{VI: "Giảm hạng", EN: "Worse place"}
	numberedPart     = rubric.Text{VI: "%d. %s", EN: "%d. %s"}
	variantsNote     = rubric.Text{
		VI: "Tính theo số liệu đã có; không dự đoán đơn vị sẽ thay đổi cách làm.",
		EN: "By the figures that units have; how they would act under other rules is not foretold.",
	}
)

// Bands and quotas.
var (
	bandsSheet    = rubric.Text{VI: "Xếp loại", EN: "Bands"}
	bandsChart    = rubric.Text{VI: "Số đơn vị theo mức xếp loại", EN: "Units by band"}
	percentColumn = rubric.Text{VI: "Tỷ lệ (%)", EN: "Percent"}
	unitsUnit     = rubric.Text{VI: "đơn vị", EN: "units"}
	noBandRow     = rubric.Text{VI: "Không xếp loại", EN: "No band"}
	openBandRow   = rubric.Text{VI: "Chưa xác định được mức xếp loại", EN: "Band not known"}
	quotasPart    = rubric.Text{VI: "Tỷ lệ khống chế số đơn vị ở các mức xếp loại:", EN: "Quotas of bands:"}
	groupNote     = rubric.Text{VI: "%s: %s", EN: "%s: %s"}
	overQuota     = rubric.Text{VI: "Vượt tỷ lệ: ", EN: "Beyond the line: "}
	tiedQuota     = rubric.Text{VI: "Đồng hạng tại ranh giới: ", EN: "Tied at the line: "}
)

// What places depend on.
var (
	dropsIntro      = rubric.Text{VI: "Nếu bỏ một tiêu chí, thứ hạng thay đổi nhiều nhất:", EN: "Without one item, places change most:"}
	thresholdsIntro = rubric.Text{
		VI: "Nếu một ngưỡng thay đổi một đơn vị ở số lẻ cuối, kết quả thay đổi nhiều nhất:",
		EN: "With one threshold moved by a unit of its last digit, results change most:",
	}
	overlapsIntro = rubric.Text{VI: "Các tiêu chí cùng dựa vào một số liệu:", EN: "Items that count the same figure:"}
)
