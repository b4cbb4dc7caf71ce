package source

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"go.yaml.in/yaml/v4"
)

// glossary has the keys that Vietnamese words for keys may stand for, by the folded word
// (see [spelling.Fold]): the first of them that a mapping can have is meant.
var glossary = map[string][]string{
	"bochiso": {"rubric"}, "chiso": {"rubric", "index"},
	"ten": {"title", "name"}, "tieude": {"title"}, "nhande": {"title"}, "noidung": {"title"}, "tieuchi": {"items", "areas", "title"},
	"ma": {"code", "name", "id"}, "maso": {"code", "id"}, "stt": {"code"}, "so": {"number", "code"},
	"diemtoida": {"max"}, "diemchuan": {"max"}, "thangdiem": {"max"}, "toida": {"max"},
	"diemtoithieu": {"min"}, "toithieu": {"min"},
	"diem": {"score", "points", "max"}, "congthuc": {"score"}, "cachtinh": {"score", "cases"}, "cachcham": {"cases", "score"},
	"dieukien": {"when", "applies"}, "khi": {"when"}, "neu": {"when"},
	"truonghop": {"cases"}, "cactruonghop": {"cases"}, "muc": {"items", "cases", "code"}, "muccon": {"items"},
	"linhvuc": {"areas"}, "cackhoanmuc": {"items"}, "danhmuc": {"items", "areas"},
	"solieu": {"facts", "inputs"}, "dulieu": {"facts", "inputs"}, "chitieu": {"inputs", "facts"}, "dauvao": {"inputs"},
	"donvi": {"unit"}, "donvitinh": {"unit"}, "nhom": {"group", "groups"}, "loai": {"type", "group"}, "kieu": {"type"},
	"luachon": {"options"}, "cacluachon": {"options"}, "lydo": {"reason"}, "ghichu": {"note"}, "nguon": {"source"},
	"quyetdinh": {"decision"}, "nam": {"period"}, "ngay": {"date"}, "coquan": {"issuer"}, "coquanbanhanh": {"issuer"},
	"lamtron": {"rounding", "points"}, "sothapphan": {"places"}, "chusothapphan": {"places"}, "buoc": {"step"},
	"xeploai": {"bands", "band"}, "tu": {"from", "at_least"}, "duoi": {"below"}, "den": {"at_most", "below", "until"}, "tren": {"above"},
	"diemthuong": {"bonus"}, "thuong": {"bonus"}, "diemtru": {"penalty"}, "tru": {"penalty"}, "gioihan": {"cap"},
	"tailieu": {"evidence"}, "minhchung": {"evidence"}, "tailieukiemchung": {"evidence"}, "minhhoa": {"illustrative"},
	"codinh": {"fixed"}, "apdung": {"applies"}, "khongapdung": {"not_applicable"}, "phatsinh": {"arises"},
	"khongphatsinh": {"not_arising"}, "thamdinh": {"reported"}, "dieutra": {"survey", "surveys"}, "khaosat": {"survey", "surveys"},
	"dieutraxahoihoc": {"survey", "surveys"}, "phuongantraloi": {"answers"}, "traloi": {"answers"}, "nguoitraloi": {"respondents"},
	"giatri": {"value", "values"}, "trongso": {"value"}, "vong": {"rounds"}, "vongdanhgia": {"rounds"}, "miencham": {"waiver"}, "hannop": {"evidence_by"},
	"thongso": {"parameters"}, "thamso": {"parameters"}, "nguong": {"parameters"}, "cacgiatri": {"values"}, "tungay": {"from"},
	"hieuluctu": {"from"}, "denngay": {"until", "to"}, "hieulucden": {"until"}, "theongay": {"as_of"},
	"ngayle": {"holidays"}, "rangbuoc": {"relations"},
	"kytu": {"each"}, "cacquy": {"each"}, "kiemthu": {"cases"}, "mongdoi": {"expect"}, "ketqua": {"expect"},
}

// meantKey returns the key of a mapping that is meant by one that it does not have, or "":
// the nearest in spelling, or what the word means in Vietnamese.
func meantKey(name string, keys []string) string {
	for _, key := range glossary[spelling.Fold(name)] {
		if slices.Contains(keys, key) {
			return key
		}
	}
	return spelling.Nearest(name, keys)
}

// possibleKeys lists the keys that a mapping can have and does not, for a message.
func possibleKeys(keys []string, has func(key string) bool) locale.Message {
	var open []string
	for _, key := range keys {
		if !has(key) && key != "schema" && !slices.Contains(open, key) {
			open = append(open, key)
		}
	}
	if len(open) == 0 {
		return locale.Message{}
	}
	return keysHere.Say(strings.Join(open, ", "))
}

// words has the words of the format that Vietnamese words may stand for, by their folded
// form: the first of them that can stand there is meant.
var words = map[string][]string{
	"tyle": {"percent"}, "phantram": {"percent"}, "tylephantram": {"percent"}, "soluong": {"count", "number"},
	"so": {"number", "count"}, "songuyen": {"count"}, "sodem": {"count"}, "int": {"count"}, "integer": {"count"},
	"float": {"number"}, "decimal": {"number"}, "boolean": {"bool"}, "cokhong": {"bool"}, "dungsai": {"bool"},
	"luachon": {"enum"}, "danhmuc": {"enum"}, "ngay": {"date"}, "ngaythang": {"date"},
	"thamdinh": {"appraisal"}, "danhgia": {"appraisal"}, "dieutra": {"survey"}, "khaosat": {"survey"},
	"dieutraxahoihoc": {"survey"}, "benngoai": {"external"}, "loaitru": {"exclude"}, "boqua": {"exclude"}, "loaibo": {"exclude"},
	"khongtinh": {"exclude"}, "diemtoida": {"full"}, "toida": {"full"}, "max": {"full"}, "khongdiem": {"zero"}, "0": {"zero"},
	"loi": {"error"}, "round": {"half-up"}, "lamtron": {"half-up"}, "lamtronlen": {"half-up"}, "halfup": {"half-up"},
	"up": {"half-up"}, "floor": {"down"}, "lamtronxuong": {"down"}, "catbo": {"down"}, "tong": {"sum"},
	"canhbao":  {"warn"},
	"thapnhat": {"least"}, "nhonhat": {"least"}, "min": {"least"},
}

// meantWord returns `; did you mean "exclude"?` with the word that is meant by another.
func meantWord(got string, names []string) locale.Message {
	for _, word := range words[spelling.Fold(got)] {
		if slices.Contains(names, word) {
			return spelling.Meant(word)
		}
	}
	return spelling.Suggest(got, names)
}

var yesNo = map[string]string{
	"co": "true", "dung": "true", "yes": "true", "y": "true", "on": "true", "1": "true", "true": "true", "dat": "true", "roi": "true",
	"khong": "false", "sai": "false", "no": "false", "n": "false", "off": "false", "0": "false", "false": "false",
	"chua": "false", "khongdat": "false",
}

// wordsFor says what to write for the word that the node is.
func (n Node) wordsFor(meant map[string]string) locale.Message {
	if n.Quoted() && (n.n.Value == "true" || n.n.Value == "false") {
		return withoutQuotes.Say()
	}
	if n.n.Kind == yaml.ScalarNode && meant[spelling.Fold(n.n.Value)] != "" {
		return write.Say(meant[spelling.Fold(n.n.Value)])
	}
	return locale.Message{}
}

var dayFirst = regexp.MustCompile(`^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$`)

// dayMeant says how a day is written that stands there as 30/01/2023.
func (n Node) dayMeant() locale.Message {
	if n.n.Kind != yaml.ScalarNode {
		return locale.Message{}
	}
	m := dayFirst.FindStringSubmatch(n.n.Value)
	if m == nil {
		return locale.Message{}
	}
	day := m[3] + "-" + ("0" + m[2])[len(m[2])-1:] + "-" + ("0" + m[1])[len(m[1])-1:]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return locale.Message{}
	}
	return write.Say(day)
}
