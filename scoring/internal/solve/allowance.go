package solve

// Allowance is work that several questions share, in steps. It serves one goroutine. A nil
// one is without end.
type Allowance struct {
	left int
	more func() // called where none are left, to grant more; nil for never
}

// NewAllowance returns an allowance of so many steps.
func NewAllowance(steps int) *Allowance { return &Allowance{left: steps} }

// Spend takes steps, and reports whether any are left.
func (a *Allowance) Spend(steps int) bool {
	if a == nil {
		return true
	}
	a.left -= steps
	return a.left > 0 || a.more != nil && a.refill()
}

// Refill lets a function be called where no steps are left, which may grant more; once it
// does not, it is not called again.
func (a *Allowance) Refill(more func()) { a.more = more }

// Grant adds steps.
func (a *Allowance) Grant(steps int) { a.left += steps }

func (a *Allowance) refill() bool {
	for a.left <= 0 && a.more != nil {
		before := a.left
		if a.more(); a.left == before {
			a.more = nil
		}
	}
	return a.left > 0
}

// Left returns how many steps are left; below zero by what was spent beyond the end.
func (a *Allowance) Left() int { return a.left }

// Share lets the search end where an allowance does, from which its steps are taken, too.
func (q *Search) Share(a *Allowance) { q.work.shared = a }
