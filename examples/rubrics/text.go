package rubrics

import _ "embed"

// Commune and CommuneVariants are the texts of commune-illustrative.yaml and of its
// variants, for the examples that are modules of their own.
var (
	//go:embed commune-illustrative.yaml
	Commune string
	//go:embed commune-illustrative-variants.yaml
	CommuneVariants string
)
