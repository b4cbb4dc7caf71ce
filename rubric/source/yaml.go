package source

import (
	"strings"

	"github.com/parindex/parindex/rubric/locale"
)

// yamlMessage says for people what the YAML parser complains of, where the lines of the
// file do not show more (see [Document.syntax]). What else the parser may say only means
// that it cannot read on.
func yamlMessage(parser string) locale.Message {
	for part, says := range yamlSays {
		if strings.Contains(parser, part) {
			return says.Say()
		}
	}
	return yamlUnread.Say()
}

// yamlSays has what a message of the parser means by a part of it that stands in no other.
var yamlSays = map[string]locale.Sentence{
	"' referenced":                           yamlAnchor,
	"anchor value must":                      yamlAnchor,
	"expected alphabetic or numeric":         yamlAnchor,
	"value contains itself":                  yamlAnchorLoop,
	"excessive aliasing":                     yamlAliases,
	"escape character":                       yamlEscape,
	"hexadecimal number":                     yamlEscape,
	"Unicode character escape code":          yamlEscape,
	"expected comment or line break":         yamlMore,
	"expected node content":                  yamlNoValue,
	"expected ',' or":                        yamlNoComma,
	"mapping keys are not allowed":           yamlKeyHere,
	"could not find expected ':'":            yamlNoColon,
	"cannot start any token":                 yamlStart,
	"without preceding whitespace":           yamlComment,
	"indentation indicator":                  yamlBlock,
	"document indicator":                     yamlDocuments,
	"after document-end marker":              yamlDocuments,
	"tab character":                          tabIndents,
	"expected '!'":                           yamlTagHere,
	"in a YAML tag":                          yamlTagHere,
	"tag URI":                                yamlTagHere,
	"undefined tag handle":                   yamlTagHere,
	"URI escaped octet":                      yamlTagHere,
	"did not find the expected '>'":          yamlTagHere,
	"expected whitespace":                    yamlTagHere,
	"found unexpected end of stream":         yamlOpenText,
	"block sequence entries are not allowed": listBelow,
}
