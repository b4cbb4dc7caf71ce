package rules

// Status is what a leaf or some of them come to. The zero status is none.
type Status uint8

// The statuses; package scoring documents them for hosts.
const (
	Scored        Status = iota + 1
	Missing              // the facts do not decide the points
	NotArising           // no case arose; the points are what the policy says
	NotApplicable        // the item does not apply; the points are what the policy says
	Failed               // the rule gave no valid points
)

var statusNames = [...]string{"invalid", "scored", "missing", "not_arising", "not_applicable", "failed"}

// String returns the name of the status as it stands in JSON.
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return statusNames[0]
}
