export const SHELLS = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof SHELLS)[number];

/** The hidden command that the scripts ask what may come next. */
export const COMPLETE = "__complete";

// Each script asks the very command that is being typed, so what is proposed is what this version understands. The
// answer is the kind in the first line, then a line for each candidate: the word, a tab, what it is.

const BASH = `# Completion of rampart for bash: eval "$(rampart completion bash)"
_rampart() {
  local kind word description
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS=$'\\t' read -r word description; do COMPREPLY+=("$word"); done
  } < <("\${COMP_WORDS[0]}" ${COMPLETE} -- "\${words[@]}" 2>/dev/null)
  case $kind in
    words) compopt +o default +o bashdefault 2>/dev/null ;;
    directories) compopt -o dirnames +o default +o bashdefault 2>/dev/null ;;
  esac
}
# Where it answers nothing, bash completes file names.
complete -o bashdefault -o default -F _rampart rampart
`;

const ZSH = `#compdef rampart
# Completion of rampart for zsh: eval "$(rampart completion zsh)" after compinit, or this as file _rampart in $fpath.
_rampart() {
  local line
  local -a lines candidates
  lines=("\${(@f)$("\${words[1]}" ${COMPLETE} -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  case $lines[1] in
    files) compset -P '--*='; _files ;;
    directories) compset -P '--*='; _files -/ ;;
    words)
      for line in "\${(@)lines[2,-1]}"; do
        line=\${line//:/\\\\:}
        candidates+=("\${line/$'\\t'/:}")
      done
      _describe rampart candidates
      ;;
  esac
}
if [[ $funcstack[1] == _rampart ]]; then
  _rampart "$@"
else
  compdef _rampart rampart
fi
`;

const FISH = `# Completion of rampart for fish: rampart completion fish | source
function __rampart_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --cut-at-cursor --current-token)
    set -l lines ($words[1] ${COMPLETE} -- $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case directories
            __fish_complete_directories "$current"
        case words
            printf '%s\\n' $lines[2..-1]
    end
end
complete --command rampart --no-files --arguments '(__rampart_complete)'
`;

export const SHELL_SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
