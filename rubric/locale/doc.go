// Package locale is the two languages that the library speaks, Vietnamese and English:
// how numbers and names stand in a sentence, and where sentences come from.
//
// What the library says is an entry of a catalogue, a [Sentence] with a code and a text
// in either language. The catalogues are files messages.go beside the code that says
// them:
//
//	var unknownName = locale.Define("unknown_name", "không có tên %q%s", "unknown name %q%s")
//
//	m := unknownName.Say(name, spelling.Suggest(name, names))
//	m.In(locale.Vietnamese) // không có tên "ful"; có phải là "full"?
//
// A [Message] is what a sentence says of its arguments, and an error too. Arguments that
// know both languages ([Speaker]), such as other messages, and numbers stand in it in
// the language of the sentence.
package locale
