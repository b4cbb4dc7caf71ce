package setup_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/setup"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/testdb"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	units    = "id,name,name_en,group\nphuong-1,Phường số 1,Ward 1,ward\nxa-2,Xã số 2,,commune\n"
	accounts = `login,name,office,role,unit,areas,subject
an,Lý Văn An,Văn phòng,scorer,phuong-1,1 2,nv-1
binh,Hoàng Thị Bình,Sở Nội vụ,appraiser,,,nv-2
`
)

// files writes what a province begins with.
func files(t *testing.T, units, accounts, rules string) string {
	dir := t.TempDir()
	for name, text := range map[string]string{"units.csv": units, "accounts.csv": accounts, "rubric.yaml": rules} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

func TestLoad(t *testing.T) {
	testdb.All(t, func(t *testing.T, open func() *store.DB) {
		office := province.New(open(), time.Now)
		dir := files(t, "\ufeff"+strings.ReplaceAll(units, ",", ";"), accounts, string(seed.Rubric))
		require.NoError(t, setup.Load(t.Context(), office, dir))
		got, err := office.DB.Units(t.Context())
		require.NoError(t, err)
		assert.Equal(t, []scoring.Unit{
			{ID: "xa-2", Name: rubric.Text{VI: "Xã số 2", EN: "Xã số 2"}, Group: "commune"},
			{ID: "phuong-1", Name: rubric.Text{VI: "Phường số 1", EN: "Ward 1"}, Group: "ward"},
		}, got)
		account, err := office.DB.AccountBySubject(t.Context(), "nv-1")
		require.NoError(t, err)
		assert.Equal(t, store.Account{ID: 1, Login: "an", Name: "Lý Văn An", Office: "Văn phòng", Role: store.Scorer,
			Unit: "phuong-1", Areas: "1 2", Subject: "nv-1"}, account)
		y, err := office.Year(t.Context(), "phuong-1")
		require.NoError(t, err)
		assert.Equal(t, "self", y.State.Current().Name)
		assert.EqualError(t, setup.Load(t.Context(), office, dir), "the database is not empty")
	})
}

// TestFaults: all that is wrong is told at once, and nothing is stored.
func TestFaults(t *testing.T) {
	tests := []struct {
		about, units, accounts, rules string
		want                          []string // a file, a cell and what is said
	}{
		{"units", "id,name,name_en,group\nA b,X,,ward\nb,,,wards\nb,Y,,commune\n", accounts, "", []string{
			`units.csv: A2: mã "A b"`, `units.csv: B3: cột "name" để trống`, `units.csv: D3: không có "wards"; có phải là "ward"?`,
			`units.csv: A4: "b" đã có ở trên`, `accounts.csv: E2: không có "phuong-1"`}},
		{"accounts", units, "login,name,office,role,unit,areas,subject\n" +
			"a,A,S,scorer,,,s1\na,B,S,council,xa-2,1,s1\nc,C,S,appraisr,,9,\nd,D,S,leader,xa-3,,s4\n", "", []string{
			`accounts.csv: E2: vai trò "scorer" phải thuộc một đơn vị`, `accounts.csv: A3: "a" đã có`, `accounts.csv: G3: "s1" đã có`,
			`accounts.csv: E3: vai trò "council" không thuộc đơn vị nào`, `accounts.csv: F3: vai trò "council" không giới hạn`,
			`accounts.csv: D4: không có "appraisr"; có phải là "appraiser"?`, `accounts.csv: G4: cột "subject" để trống`,
			`accounts.csv: F4: không có "9"`, `accounts.csv: E5: không có "xa-3"`}},
		{"columns", "id,nam,group\nx,X,ward\n", "login,name,office,role,unit,areas,subject\n", "", []string{
			`units.csv: B1: không có cột "nam"; có phải là "name"?`, `units.csv: A1: thiếu cột "name"`, `units.csv: A1: thiếu cột "name_en"`}},
		{"quotes", units + "\"x\"y,X,,ward\n", accounts, "", []string{"units.csv:4:3: dấu ngoặc kép"}},
		{"no table", "", accounts, "", []string{`units.csv:1:1: thiếu cột "id"`, `units.csv:1:1: thiếu cột "name"`,
			`units.csv:1:1: thiếu cột "name_en"`, `units.csv:1:1: thiếu cột "group"`, `accounts.csv: E2: không có "phuong-1"`}},
		{"rounds", units, accounts, strings.Replace(string(seed.Rubric), "    self: true\n    records: [figure, points, claim, evidence, explanation, note]\n", "", 1),
			[]string{"rubric.yaml: bộ chỉ số không có vòng nào để đơn vị tự chấm điểm"}},
		{"rubric and units", "id,name,name_en,group\n,X,,ward\n", "", "rubric: x\nmaxx: 3\n", []string{
			`rubric.yaml:2:1: `, `units.csv: A2: cột "id" để trống`}},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			if tt.rules == "" {
				tt.rules = string(seed.Rubric)
			}
			office := province.New(testdb.Open(t, testdb.SQLite(t)), time.Now)
			dir := files(t, tt.units, tt.accounts, tt.rules)
			err := setup.Load(t.Context(), office, dir)
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			said := strings.ReplaceAll(faults.In("vi"), dir+string(filepath.Separator), "")
			for _, want := range tt.want {
				assert.Contains(t, said, want)
			}
			if tt.about != "rubric and units" {
				assert.Len(t, faults, len(tt.want), said)
			}
			found, err := office.DB.Units(t.Context())
			require.NoError(t, err)
			assert.Empty(t, found)
		})
	}
}

func TestMissingFile(t *testing.T) {
	office := province.New(testdb.Open(t, testdb.SQLite(t)), time.Now)
	dir := files(t, units, accounts, string(seed.Rubric))
	require.NoError(t, os.Remove(filepath.Join(dir, "accounts.csv")))
	assert.ErrorIs(t, setup.Load(t.Context(), office, dir), os.ErrNotExist)
}
