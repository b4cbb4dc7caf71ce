package scoring

import "github.com/parindex/parindex/rubric/locale"

// Reasons.
var (
	pointsNotComputed = locale.Define("reason.points_not_computed",
		"không tính được điểm: %s", "the points could not be computed: %s")
	inputNotDeclared = locale.Define("reason.input_not_declared",
		"quy tắc không khai báo chỉ tiêu %q", "the rule does not declare the input %q")
	inputOfOtherType = locale.Define("reason.input_of_other_type",
		"chỉ tiêu %q có kiểu %s, không phải %s", "the input %q is a %s, not a %s")
	argumentNoDecimal = locale.Define("reason.argument_no_decimal",
		"tham số %d là %s, không viết được dưới dạng thập phân hữu hạn; hãy làm tròn trước",
		"argument %d is %s, which no decimal equals; round it first")
	surveyGave = locale.Define("reason.survey_gave",
		"kết quả điều tra xã hội học cho ", "the survey gave ")
	surveyPoints = locale.Define("reason.survey_points",
		"điểm theo kết quả điều tra xã hội học", "points by the survey")
	surveyNone = locale.Define("reason.survey_none",
		"chưa có điểm điều tra xã hội học", "no points of the survey were given yet")
	surveyBounded = locale.Define("reason.survey_bounded",
		"điểm điều tra xã hội học mới biết là ", "all that is known of the survey's points is ")
	surveyInvalid = locale.Define("reason.survey_invalid",
		"điểm điều tra xã hội học không hợp lệ", "the points of the survey are not valid")
	externalGave = locale.Define("reason.external_gave",
		"chỉ số do cơ quan khác công bố cho ", "the external index gave ")
	externalPoints = locale.Define("reason.external_points",
		"điểm theo chỉ số do cơ quan khác công bố", "points by the external index")
	externalNone = locale.Define("reason.external_none",
		"chưa có điểm theo chỉ số do cơ quan khác công bố", "no points of the external index were given yet")
	externalBounded = locale.Define("reason.external_bounded",
		"điểm theo chỉ số do cơ quan khác công bố mới biết là ",
		"all that is known of the external index's points is ")
	externalInvalid = locale.Define("reason.external_invalid",
		"điểm theo chỉ số do cơ quan khác công bố không hợp lệ", "the points of the external index are not valid")
	appraiserGave = locale.Define("reason.appraiser_gave",
		"người thẩm định chấm ", "the appraiser gave ")
	appraiserPoints = locale.Define("reason.appraiser_points",
		"điểm do người thẩm định chấm", "points given by the appraiser")
	appraiserNone = locale.Define("reason.appraiser_none",
		"chưa có điểm thẩm định", "no points were given yet")
	appraiserBounded = locale.Define("reason.appraiser_bounded",
		"điểm thẩm định mới biết là ", "all that is known of the appraiser's points is ")
	appraiserInvalid = locale.Define("reason.appraiser_invalid",
		"điểm do người thẩm định chấm không hợp lệ", "the points that the appraiser gave are not valid")
)
