package formula

// Divisors calls f for every variable that a formula divides by and does not divide
// in the same quotient: total in rate(done, total), share(done, total) and done / total, but done
// not in done / (done + late). What a let names counts as what it stands for.
func Divisors(n Node, f func(slot int)) {
	lets := map[int]Node{}
	walk(n, func(n Node) {
		if l, is := n.(*Let); is {
			lets[l.Slot] = l.Init
		}
	})
	var variables func(n Node, into map[int]bool)
	variables = func(n Node, into map[int]bool) {
		Variables(n, func(slot int) {
			if into[slot] {
				return
			}
			into[slot] = true
			if init := lets[slot]; init != nil {
				variables(init, into)
			}
		})
	}
	walk(n, func(n Node) {
		var dividend, divisor Node
		switch n := n.(type) {
		case *Binary:
			if n.Op == "/" {
				dividend, divisor = n.L, n.R
			}
		case *Call:
			if n.Times != nil {
				dividend, divisor = n.Args[0], n.Args[1]
			}
		}
		if divisor == nil {
			return
		}
		above, below := map[int]bool{}, map[int]bool{}
		variables(dividend, above)
		variables(divisor, below)
		for slot := range below {
			if !above[slot] && lets[slot] == nil {
				f(slot)
			}
		}
	})
}
