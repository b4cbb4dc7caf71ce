package policy

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Variants.
var (
	variantNamed  = locale.Define("policy.variant_named", "phương án %q", "variant %q")
	noVariants    = locale.Define("policy.no_variants", "chưa có phương án nào", "there are no variants")
	ofOtherRubric = locale.Define("policy.of_other_rubric",
		"các phương án này dành cho bộ chỉ số %q, không phải %q",
		"these variants are of the rubric %q, not of %q").As(scoring.ErrEdition)
	noVariant       = locale.Define("policy.no_variant", "không có phương án %q%s", "there is no variant %q%s")
	noName          = locale.Define("policy.no_name", "phương án chưa có tên", "the variant has no name")
	nameTwice       = locale.Define("policy.name_twice", "đã có phương án mang tên %q", "there is a variant %q already")
	noVariantBefore = locale.Define("policy.no_variant_before",
		"trước phương án này không có phương án %q%s", "there is no variant %q before this one%s")
	changesNothing = locale.Define("policy.changes_nothing",
		"phương án %q không thay đổi gì", "variant %q changes nothing")
	noSource = locale.Define("policy.no_source",
		"phương án %q: cần ghi văn bản đề xuất ở 'source', hoặc 'illustrative: true' nếu chỉ để minh hoạ",
		"variant %q has to name its source, or say that it is illustrative")
	zeroStays = locale.Define("policy.zero_stays",
		"phương án %q: %s bằng 0 của mục %q không làm thay đổi bộ chỉ số; mục cần bỏ thì ghi ở 'drop'",
		"variant %q: %s 0 of the item %q would leave what the rubric says; an item that goes stands under 'drop'")
	noItem       = locale.Define("policy.no_item", "có mục để trống", "an item is missing")
	noAdjustment = locale.Define("policy.no_adjustment",
		"bộ chỉ số không có %s nên không có mức trần để thay đổi", "the rubric has no %s whose cap could change")
)

// Effects.
var (
	illustrative = locale.Define("policy.illustrative", "%s (minh hoạ)", "%s (illustrative)")
	effectText   = locale.Define("policy.effect", "%s: %s", "%s: %s")
	changesText  = locale.Define("policy.changes",
		"%d đơn vị tăng, tổng cộng %s điểm; %d đơn vị giảm, tổng cộng %s điểm; %d đơn vị giữ nguyên; "+
			"%d đơn vị chưa xác định; %d đơn vị đổi xếp loại; %d đơn vị lên hạng, %d đơn vị xuống hạng",
		"units that gain: %d, %s points together; that lose: %d, %s points together; that keep theirs: %d; "+
			"not known: %d; whose band changes: %d; with a better place: %d, with a worse one: %d")
	unitText  = locale.Define("policy.unit", "%s: %s → %s điểm, hạng %s → %s", "%s: %s → %s points, rank %s → %s")
	unitBands = locale.Define("policy.unit_bands", "%s, xếp loại %s → %s", "%s, band %s → %s")
	noBand    = locale.Define("policy.no_band", "chưa xếp loại", "none")
)
