package formula

import "github.com/parindex/parindex/rubric"

// Guarded runs code of the host's: a rule or a function. It runs in a goroutine of
// its own, since nothing else keeps code that calls [runtime.Goexit] from ending its
// caller, and with it whatever that was about to do for others. trouble says how the
// code ended, as in "the rule x panicked: ..."; it is zero where it returned.
func Guarded(code func()) (trouble rubric.Text) {
	ended := make(chan rubric.Text)
	go func() {
		how := rubric.Say(endedGoroutine)
		defer func() {
			if p := recover(); p != nil {
				how = rubric.Say(panicked, p)
			}
			ended <- how
		}()
		code()
		how = rubric.Text{}
	}()
	return <-ended
}
