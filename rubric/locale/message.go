package locale

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Sentence is an entry of a catalogue: what the library says of one thing, in both
// languages, with the verbs of package fmt where its arguments stand. The entries are
// variables in a file messages.go beside the code that says them.
type Sentence struct {
	Code   string // names it for programs, unique within the library: unknown_key
	VI, EN string
	Kind   error // what errors.Is finds behind an error that says it, if anything
}

// Define returns an entry of a catalogue.
func Define(code, vi, en string) Sentence { return Sentence{Code: code, VI: vi, EN: en} }

// As returns the sentence as one behind which errors.Is finds an error.
func (s Sentence) As(kind error) Sentence {
	s.Kind = kind
	return s
}

// Speaker is what says itself in both languages, such as a [Message].
type Speaker interface{ In(Lang) string }

// Say returns what the sentence says of its arguments. A [Speaker] among them and an
// error that wraps one (of which no more is said) stand there in the language of the
// sentence, and so do numbers.
func (s Sentence) Say(args ...any) Message {
	return Message{
		Code: s.Code, Args: args, Kind: s.Kind,
		VI: fmt.Sprintf(s.VI, in(Vietnamese, args)...), EN: fmt.Sprintf(s.EN, in(English, args)...),
	}
}

// SayShort is [Sentence.Say] of what comes from outside: texts among the arguments that
// are too long to be read are cut, and so is the whole.
func (s Sentence) SayShort(args ...any) Message {
	short := slices.Clone(args)
	for i, arg := range short {
		if text, is := arg.(string); is {
			short[i] = cut(text, 120, 40)
		}
	}
	m := s.Say(short...)
	m.VI, m.EN = cut(m.VI, 1000, 1000), cut(m.EN, 1000, 1000)
	return m
}

// in returns arguments as they are written in a language.
func in(l Lang, args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case decimal.Decimal:
			out[i] = l.Decimal(arg)
		case *big.Rat:
			out[i] = l.Rat(arg)
		case Speaker:
			out[i] = arg.In(l)
		case error:
			out[i] = arg
			var said interface {
				error
				Speaker
			}
			if errors.As(arg, &said) {
				out[i] = said.In(l)
			}
		default:
			out[i] = arg
		}
	}
	return out
}

// In returns what an error says in a language. It is what the first error in it says
// that is a [Speaker], with what is said around that, in English where nothing in it
// knows another language.
func In(l Lang, err error) string {
	switch e := err.(type) {
	case nil:
		return ""
	case Speaker:
		return e.In(l)
	case interface{ Unwrap() []error }:
		text := err.Error()
		for _, inner := range e.Unwrap() {
			text = said(l, text, inner)
		}
		return text
	}
	return said(l, err.Error(), errors.Unwrap(err))
}

// said puts what an error says in a language in the place of what it says in English.
func said(l Lang, text string, inner error) string {
	if inner == nil {
		return text
	}
	return strings.Replace(text, inner.Error(), In(l, inner), 1)
}

// Message is a sentence that is said of its arguments. As an error it says itself in
// English.
type Message struct {
	Code   string
	Args   []any
	VI, EN string
	Kind   error
}

// In returns the message in a language, Vietnamese unless it is English.
func (m Message) In(l Lang) string {
	if l == English {
		return m.EN
	}
	return m.VI
}

// Of returns the message with what it is about in front of it: item "1.1": ...
func (m Message) Of(owner Speaker) Message {
	if owner == nil || owner.In(English) == "" {
		return m
	}
	m.VI, m.EN = owner.In(Vietnamese)+": "+m.VI, owner.In(English)+": "+m.EN
	return m
}

// IsZero reports whether nothing is said.
func (m Message) IsZero() bool { return m.VI == "" && m.EN == "" }

// Error returns the message in English.
func (m Message) Error() string { return m.EN }

// Unwrap returns what kind of error the message is, nil if of none.
func (m Message) Unwrap() error { return m.Kind }

// MessageOf returns the message that an error is or wraps, to be put together with
// others; one in English where it knows no other language.
func MessageOf(err error) Message {
	if m := (Message{}); errors.As(err, &m) {
		return m
	}
	text := fmt.Sprint(err)
	return Message{VI: text, EN: text, Kind: err}
}
