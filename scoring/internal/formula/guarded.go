package formula

import "fmt"

// Guarded runs code of the host's: a rule or a function. It runs in a goroutine of
// its own, since nothing else keeps code that calls [runtime.Goexit] from ending its
// caller, and with it whatever that was about to do for others. trouble says how the
// code ended, as in "the rule x panicked: ..."; it is empty where it returned.
func Guarded(code func()) (trouble string) {
	ended := make(chan string)
	go func() {
		how := "ended the goroutine that ran it"
		defer func() {
			if p := recover(); p != nil {
				how = fmt.Sprintf("panicked: %v", p)
			}
			ended <- how
		}()
		code()
		how = ""
	}()
	return <-ended
}
