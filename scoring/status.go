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

var statusNames = [...]string{"invalid", "scored", "missing", "not_arising", "not_applicable", "failed"}

// String returns the name of the status as it stands in JSON.
func (s status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return statusNames[0]
}
