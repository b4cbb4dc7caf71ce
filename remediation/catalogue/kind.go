package catalogue

// Kind is the kind of reason for a loss, by which a [Solution] can be chosen.
type Kind string

// The kinds of reasons: by the figure that decided the loss; of what no figure decides;
// else by the status of the item; and penalties.
const (
	KindRate       Kind = "rate" // a percentage
	KindCount      Kind = "count"
	KindNumber     Kind = "number"
	KindDate       Kind = "date"
	KindOption     Kind = "option"
	KindCondition  Kind = "condition"
	KindProportion Kind = "proportion" // points follow figures without a threshold
	KindJudgement  Kind = "judgement"
	KindSurvey     Kind = "survey"
	KindExternal   Kind = "external"
	KindRule       Kind = "rule"     // one in Go
	KindEvidence   Kind = "evidence" // there is none of what the rubric asks for, in a plan for a round
	KindMissing    Kind = "missing"
	KindFailed     Kind = "failed"
	KindNotArising Kind = "not_arising"
	KindPenalty    Kind = "penalty" // of penalties, see [Solution]
)

// kinds are the kinds of reasons; penalties are one of their own.
var kinds = []string{"rate", "count", "number", "date", "option", "condition", "proportion", "judgement", "survey",
	"external", "rule", "evidence", "missing", "failed", "not_arising", "penalty"}
