package scoring

// status is what a leaf or some of them come to. The zero status is none.
type status uint8

// The statuses; package scoring documents them for hosts.
const (
	statusScored        status = iota + 1
	statusMissing              // the facts do not decide the points
	statusNotArising           // no case arose; the points are what the policy says
	statusNotApplicable        // the item does not apply; the points are what the policy says
	statusFailed               // the rule gave no valid points
)
