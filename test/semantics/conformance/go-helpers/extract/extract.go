// Takes functions out of the source of Go's compiler, with all that they need of its packages.
//
//	go run extract.go GOROOT FILE NAME...
//
// writes a file of package main with those of the named functions that this release has, and prints them as JSON:
// the types of their parameters, and for each type parameter the types that it stands for. A method is named
// Type.method. What imports a package of the compiler other than base, or uses a declaration of another file than
// these, is not taken.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// Where rules' helpers stand.
var files = []string{
	"compile/internal/ssa/rewrite.go",
	"compile/internal/ssa/op.go",
	"compile/internal/ssa/magic.go",
	"internal/obj/s390x/rotate.go",
	"internal/obj/s390x/condition_code.go",
}

// Written by hand in values.go.
var written = map[string]bool{"Config": true, "Sym": true, "Op": true, "Value": true, "base": true}

type declaration struct {
	node    ast.Node
	imports map[string]string
}

type signature struct {
	Parameters     []string            `json:"parameters"`
	TypeParameters map[string][]string `json:"typeParameters,omitempty"`
}

func main() {
	goroot, out, names := os.Args[1], os.Args[2], os.Args[3:]
	fset := token.NewFileSet()
	declarations := map[string]declaration{}
	methods := map[string][]string{}
	for _, name := range files {
		path := filepath.Join(goroot, "src", "cmd", filepath.FromSlash(name))
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		collect(file, declarations, methods)
	}

	taken := map[string]bool{}
	signatures := map[string]signature{}
	for _, name := range names {
		function, ok := declarations[name].node.(*ast.FuncDecl)
		if !ok {
			continue
		}
		needed := map[string]bool{}
		if !need(name, declarations, methods, needed) {
			continue
		}
		for each := range needed {
			taken[each] = true
		}
		signatures[name] = signatureOf(function)
	}
	write(out, fset, declarations, taken)
	if err := json.NewEncoder(os.Stdout).Encode(signatures); err != nil {
		panic(err)
	}
}

func collect(file *ast.File, declarations map[string]declaration, methods map[string][]string) {
	imports := map[string]string{}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		imports[path[strings.LastIndex(path, "/")+1:]] = path
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			name := decl.Name.Name
			if decl.Recv != nil {
				receiver := typeName(decl.Recv.List[0].Type)
				name = receiver + "." + name
				methods[receiver] = append(methods[receiver], name)
			}
			declarations[name] = declaration{decl, imports}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				single := &ast.GenDecl{Tok: decl.Tok, Specs: []ast.Spec{spec}}
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					declarations[spec.Name.Name] = declaration{single, imports}
				case *ast.ValueSpec:
					// A constant that says its type and value by itself.
					if decl.Tok == token.CONST && spec.Type != nil && len(spec.Values) == 1 {
						declarations[spec.Names[0].Name] = declaration{single, imports}
					}
				}
			}
		}
	}
}

func typeName(expr ast.Expr) string {
	if star, ok := expr.(*ast.StarExpr); ok {
		return typeName(star.X)
	}
	if ident, ok := expr.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}

// Adds the declaration and all that it names; false where something is out of reach.
func need(name string, declarations map[string]declaration, methods map[string][]string, needed map[string]bool) bool {
	if needed[name] || written[name] {
		return true
	}
	needed[name] = true
	here := declarations[name]
	reachable := true
	ast.Inspect(here.node, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.SelectorExpr:
			if ident, ok := node.X.(*ast.Ident); ok && strings.HasPrefix(here.imports[ident.Name], "cmd/") {
				reachable = reachable && written[ident.Name]
				return false
			}
		case *ast.Ident:
			if _, ok := declarations[node.Name]; ok && node.Name != name {
				reachable = reachable && need(node.Name, declarations, methods, needed)
			}
		}
		return true
	})
	for _, method := range methods[name] {
		reachable = reachable && need(method, declarations, methods, needed)
	}
	return reachable
}

func signatureOf(function *ast.FuncDecl) signature {
	result := signature{Parameters: []string{}}
	if function.Recv != nil {
		result.Parameters = append(result.Parameters, typeName(function.Recv.List[0].Type))
	}
	for _, field := range function.Type.Params.List {
		for range field.Names {
			result.Parameters = append(result.Parameters, typeName(field.Type))
		}
	}
	if function.Type.TypeParams == nil {
		return result
	}
	result.TypeParameters = map[string][]string{}
	for _, field := range function.Type.TypeParams.List {
		for _, name := range field.Names {
			result.TypeParameters[name.Name] = union(field.Type)
		}
	}
	return result
}

func union(expr ast.Expr) []string {
	if or, ok := expr.(*ast.BinaryExpr); ok && or.Op == token.OR {
		return append(union(or.X), union(or.Y)...)
	}
	return []string{typeName(expr)}
}

func write(out string, fset *token.FileSet, declarations map[string]declaration, taken map[string]bool) {
	var text strings.Builder
	text.WriteString("package main\n")
	imports := map[string]bool{}
	for name := range taken {
		ast.Inspect(declarations[name].node, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok {
				if ident, ok := selector.X.(*ast.Ident); ok && !written[ident.Name] {
					if path := declarations[name].imports[ident.Name]; path != "" {
						imports[path] = true
					}
				}
			}
			return true
		})
	}
	for _, path := range sorted(imports) {
		fmt.Fprintf(&text, "import %q\n", path)
	}
	for _, name := range sorted(taken) {
		text.WriteString("\n")
		if err := format.Node(&text, fset, declarations[name].node); err != nil {
			panic(err)
		}
		text.WriteString("\n")
	}
	if err := os.WriteFile(out, []byte(text.String()), 0o666); err != nil {
		panic(err)
	}
}

func sorted(set map[string]bool) []string {
	names := []string{}
	for name := range set {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
