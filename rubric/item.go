package rubric

import (
	"iter"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// Item is a node of the rubric's tree: an area (level 1), a criterion (level 2),
// a component criterion (level 3) or deeper. An item either has items of its
// own, or is a leaf: then its points come from exactly one of Cases, Reported
// and Rule.
type Item struct {
	Code  string `json:"code"` // as written in the rubric; see [spelling.CompareCodes]
	Title Text   `json:"title"`
	// Max is the maximum, in points: above zero, at most a billion, with no more places
	// than points. It is zero of a penalty row within an area, whose points are from Min,
	// below zero, to zero, of an item that has only such rows, and of what is unscored.
	Max decimal.Decimal `json:"max"`
	// Min is the least score, zero if absent. Step is the distance between
	// permitted scores, counted from zero; none if zero.
	Min    decimal.Decimal `json:"min,omitzero"`
	Step   decimal.Decimal `json:"step,omitzero"`
	Source Source          `json:"source,omitempty"`
	// Applies is a condition; where it does not hold, the item and everything
	// below it is not applicable and NotApplicable says what follows.
	Applies       string `json:"applies,omitempty"`
	NotApplicable Policy `json:"not_applicable,omitzero"`
	// Arises is a condition; where it does not hold, no case arose in the year
	// and NotArising says what follows, as it does for a rate of 0 cases of 0.
	Arises     string `json:"arises,omitempty"`
	NotArising Policy `json:"not_arising,omitzero"`
	// Cases are tried in order; the first whose condition holds gives the points.
	Cases []Case `json:"cases,omitempty"`
	// Unique says that no two cases hold together, which verification proves or refutes.
	// The first that holds gives the points all the same.
	Unique bool `json:"unique,omitempty"`
	// Reported items get their points from an appraiser or a document.
	Reported bool `json:"reported,omitempty"`
	// Rule names a rule written in Go.
	Rule string `json:"rule,omitempty"`
	// Survey names the survey whose answers give the points of a reported item.
	Survey string `json:"survey,omitempty"`
	// Judged says of an item with a rule that those who appraise a unit may set its points
	// in place of the rule's. Of others they change figures alone.
	Judged bool `json:"judged,omitempty"`
	// RisesWith and FallsWith name inputs (numbers, dates or bools) with which the
	// points never fall or never rise, all else being equal: a promise of the
	// author's that verification proves or refutes. It is about points earned by the
	// cases, not about what a policy gives.
	RisesWith []string `json:"rises_with,omitempty"`
	FallsWith []string `json:"falls_with,omitempty"`
	// Evidence lists the documents that prove the score.
	Evidence []Text `json:"evidence,omitempty"`
	// NoEvidence says what follows where a unit has shown none of it by the day EvidenceBy,
	// or at all if that is zero: [PolicyZero], no points, or [PolicyWarn], a finding. The
	// zero kind is that nobody asks for it.
	NoEvidence PolicyKind `json:"no_evidence,omitempty"`
	EvidenceBy Date       `json:"evidence_by,omitzero"`
	// Waiver says what the item is worth to a unit that it is waived for. The zero Policy is
	// that it cannot be.
	Waiver Policy `json:"waiver,omitzero"`
	// Illustrative marks an item (with all below it) that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
	Note         Text `json:"note,omitzero"`
	// Unscored marks an indicator that carries no points: it has no maximum and no rule,
	// and is shown beside the others. What is below it is unscored, too.
	Unscored bool `json:"unscored,omitempty"`
	// Combine says how the points of the items below come together; [CombineSum] if absent.
	Combine Combine `json:"combine,omitempty"`
	Items   []*Item `json:"items,omitempty"`
}

// Combine says how the points of the items below an item come together.
type Combine string

// The ways to combine. Excluded items are left out, and where all are the item is.
const (
	CombineSum Combine = "sum" // they add up, and their maxima to the item's
	// CombineCapped cuts the sum at the item's maximum, which the maxima may exceed.
	CombineCapped Combine = "capped"
	// CombineLeast takes the fewest points of any of them; all have the item's maximum.
	CombineLeast Combine = "least"
)

var combines = []string{string(CombineSum), string(CombineCapped), string(CombineLeast)}

// Sums reports whether the points of the items below an item simply add up.
func (it *Item) Sums() bool { return it == nil || it.Combine == "" || it.Combine == CombineSum }

// Leaf reports whether the item has no items of its own and carries points.
func (it *Item) Leaf() bool { return it == nil || len(it.Items) == 0 && !it.Unscored }

// All yields the item and everything below it, parents before their children,
// in the rubric's order.
func (it *Item) All() iter.Seq[*Item] {
	return func(yield func(*Item) bool) { it.walk(yield) }
}

// walk leaves out nil items, which Validate reports.
func (it *Item) walk(yield func(*Item) bool) bool {
	if it == nil {
		return true
	}
	if !yield(it) {
		return false
	}
	for _, child := range it.Items {
		if !child.walk(yield) {
			return false
		}
	}
	return true
}

// Case is one line of a rule: where When holds, the item gets Score. When and
// Score are expressions of the rule language (see package scoring). Every case but the
// last has a When. Where the last has one, too, the item fails for facts that no case
// holds for; verification proves that there are none, or shows such facts.
type Case struct {
	When  string `json:"when,omitempty"`
	Score string `json:"score"`
	// Reason is the author's text for officials. A name in braces stands for
	// the value of that input: "đạt {electronic_rate}".
	Reason Text `json:"reason,omitzero"`
	// Otherwise marks the last case, if it has no When, as meant for everything that the
	// cases before it leave: verification then reports no holes between them.
	Otherwise bool `json:"otherwise,omitempty"`
	// Illustrative marks a case that no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Source says where a leaf's points come from. It is for hosts and readers,
// and for the rescaling [ExclusionBySource]; absent means [Appraisal].
type Source string

// The sources of points. Survey points are never self-scored.
const (
	Appraisal Source = "appraisal"
	Survey    Source = "survey"
	External  Source = "external"
)

var sources = []string{string(Appraisal), string(Survey), string(External)}

// Policy says what an item is worth that does not apply or did not arise. The
// zero Policy is none: an item that needs one must say which, there is no default.
type Policy struct {
	Kind  PolicyKind
	Share decimal.Decimal // of the maximum, 0 to 1, for PolicyShare
	// Reason is what officials are told then, like that of a [Case]; it can name inputs
	// in braces. Without one it follows from what decided it.
	Reason Text
}

// PolicyKind is the kind of a [Policy].
type PolicyKind string

// The kinds of policies. In files the share is written {share: 0.5}; with a reason it is
// {share: 0.5, reason: ...}, and the others are {as: full, reason: ...}.
const (
	PolicyExclude PolicyKind = "exclude" // the maximum leaves the denominator
	PolicyShare   PolicyKind = "share"   // a share of the maximum
	PolicyFull    PolicyKind = "full"    // the maximum
	PolicyZero    PolicyKind = "zero"    // no points
	PolicyError   PolicyKind = "error"   // the item fails
	// PolicyWarn changes nothing and is told; of evidence alone.
	PolicyWarn PolicyKind = "warn"
)

var policyKinds = []string{string(PolicyExclude), string(PolicyShare), string(PolicyFull), string(PolicyZero),
	string(PolicyError)}

// noEvidence and waivers are the kinds that an item without evidence and a waived one can
// have.
var (
	noEvidence = []string{string(PolicyZero), string(PolicyWarn)}
	waivers    = []string{string(PolicyExclude), string(PolicyShare), string(PolicyFull)}
)

// IsZero reports whether there is no policy.
func (p Policy) IsZero() bool { return p.Kind == "" }

// MarshalJSON writes the policy as it stands in files.
func (p Policy) MarshalJSON() ([]byte, error) {
	switch {
	case p.Kind == PolicyShare:
		return jsonform.Marshal(policyWords{Share: decimal.NewNullDecimal(p.Share), Reason: p.Reason})
	case !p.Reason.IsZero():
		return jsonform.Marshal(policyWords{As: p.Kind, Reason: p.Reason})
	}
	return jsonform.Marshal(p.Kind)
}

// policyWords is a policy that takes more than a word.
type policyWords struct {
	As     PolicyKind          `json:"as,omitempty"`
	Share  decimal.NullDecimal `json:"share,omitzero"`
	Reason Text                `json:"reason,omitzero"`
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Policy) UnmarshalJSON(b []byte) error {
	doc := source.Read("", b, nil)
	*p = policyOf(doc.Root())
	return doc.Err()
}
