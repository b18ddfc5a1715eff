// Lint rules: type-checked TypeScript, one import order, small files and functions, heavy libraries kept in their folders.
import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** A library that only one folder may import, named with the reason. */
const onlyIn = (group, where) => ({
  group,
  message: `Only ${where} may import this.`,
});
const react = onlyIn(
  [
    "react",
    "react-dom",
    "react-dom/*",
    "radix-ui",
    "react-resizable-panels",
    "uplot",
  ],
  "src/ui",
);
const monaco = onlyIn(["monaco-editor", "monaco-editor/*"], "src/ui");
const tfjs = onlyIn(["@tensorflow/*"], "src/engines/tfjs");
const onnx = onlyIn(
  ["onnxruntime-web", "onnxruntime-web/*", "protobufjs", "protobufjs/*"],
  "src/engines/onnx",
);
const pyodide = onlyIn(["pyodide", "pyodide/*"], "src/python");
const quickjs = onlyIn(
  ["quickjs-emscripten-core", "@jitl/*", "acorn"],
  "src/javascript",
);
const restrict = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns }],
});

export default tseslint.config(
  {
    ignores: [
      "dist*/**",
      "node_modules/**",
      "public/**",
      "test-results/**",
      "playwright-report/**",
      "**/goldens/**",
      // AssemblyScript, checked by its own compiler.
      "src/engines/simd/kernels/**",
      // Programs as users write them.
      "src/dialects/*/{examples,shows}/**",
      "scripts/zoo/*/*.js",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "import-x/order": [
        "error",
        { alphabetize: { order: "asc" }, "newlines-between": "never" },
      ],
      "import-x/no-default-export": "off",
      "max-lines": ["error", 400],
      "max-lines-per-function": [
        "error",
        { max: 60, skipBlankLines: true, skipComments: true },
      ],
      ...reactHooks.configs.recommended.rules,
      ...restrict(react, monaco, tfjs, onnx, pyodide, quickjs),
    },
  },
  {
    files: ["src/ui/**", "src/main.tsx"],
    rules: restrict(tfjs, onnx, pyodide),
  },
  {
    files: ["src/engines/tfjs/**"],
    rules: restrict(react, monaco, onnx, pyodide),
  },
  {
    files: ["bench/**"],
    rules: restrict(react, monaco, pyodide),
  },
  {
    files: ["src/engines/onnx/**"],
    rules: restrict(react, monaco, tfjs, pyodide),
  },
  {
    files: ["src/python/**"],
    rules: restrict(react, monaco, tfjs, onnx, quickjs),
  },
  {
    files: ["src/javascript/**"],
    rules: restrict(react, monaco, tfjs, onnx, pyodide),
  },
  {
    // Probes ask the real framework.
    files: ["src/dialects/*/*.mjs", "scripts/**"],
    rules: restrict(react, monaco, onnx, pyodide),
  },
  {
    files: ["**/*.test.ts", "e2e/**", "bench/**"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.d.ts"],
    rules: { "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    files: ["**/*.{js,mjs}"],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ["**/*.{js,mjs}"],
    rules: { "no-undef": "off" },
  },
);
