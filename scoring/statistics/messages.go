package statistics

import "github.com/parindex/parindex/rubric/locale"

// Distributions.
var (
	noSuchShare = locale.Define("statistics.no_such_share",
		"tỷ lệ của phân vị phải từ 0 đến 1, không phải %s", "the share of a quantile is from 0 to 1, not %s")
	noSuchType = locale.Define("statistics.no_such_type",
		"cách tính phân vị là từ 1 đến 9 (theo %[2]s), không phải %[1]d",
		"the type of a quantile is from 1 to 9 (of %[2]s), not %[1]d")
	noSuchPlaces = locale.Define("statistics.no_such_places",
		"số chữ số thập phân phải từ 0 đến %[2]d, không phải %[1]d", "decimal places are from 0 to %[2]d, not %[1]d")
	noSuchCount = locale.Define("statistics.no_such_count",
		"số lần xuất hiện của giá trị %s không thể là %d", "the value %s cannot occur %d times")
	nothingToDescribe = locale.Define("statistics.nothing", "không có giá trị nào", "there are no values")
	described         = locale.Define("statistics.described",
		"%d giá trị: trung bình %s; trung vị %s; tứ phân vị dưới %s, trên %s (cách tính số %d theo %s); "+
			"độ lệch chuẩn %s; thấp nhất %s, cao nhất %s",
		"values: %d; mean %s; median %s; lower quartile %s, upper %s (type %d of %s); "+
			"standard deviation %s; least %s, greatest %s")
)

// authors are those whose numbers the types of quantiles have.
const authors = "Hyndman & Fan"
