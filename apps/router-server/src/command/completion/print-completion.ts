import type { Shell } from "./shells.ts";

/** What each shell asks `junctor complete` with. Words are handed on as they are, and never run. */
const SCRIPTS: { readonly [S in Shell]: string } = {
  bash: `# bash completion for junctor
_junctor() {
  COMPREPLY=()
  local word rest
  while IFS=$'\\t' read -r word rest; do
    if [[ $word == :files ]]; then
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
      compopt -o filenames 2>/dev/null
    else
      COMPREPLY+=("$word")
    fi
  done < <(junctor complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _junctor junctor
`,
  zsh: `#compdef junctor
# zsh completion for junctor
_junctor() {
  local line
  local -a found
  for line in "\${(@f)$(junctor complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      _files
    elif [[ -n $line ]]; then
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#found )) && _describe junctor found
}
compdef _junctor junctor
`,
  fish: `# fish completion for junctor
function __junctor_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (junctor complete -- $words[2..-1] 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c junctor -f -a "(__junctor_complete)"
`,
};

/** `junctor completion`: prints a script that lets a shell ask `junctor complete` what may come next. */
export function printCompletion(shell: Shell): void {
  process.stdout.write(SCRIPTS[shell]);
}
