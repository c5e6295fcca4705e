#!/usr/bin/env bash
# Real releases of rustc as a git repository, from Debian's source packages: get-upstream.sh DIR VERSION...
# Makes the bare repository DIR/rust.git with a tag per release and prints its path. Needs apt-get, git and root.
# A version that cannot be had is left out; with none left, exits 1.
set -euo pipefail
dir=$(mkdir -p "$1" && cd "$1" && pwd)
shift

mirror=$(sed -n 's/^URIs: *//p; s/^deb  *\(\[[^]]*\] *\)\{0,1\}\([^ ]*\).*/\2/p' \
  /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | head -n 1 || true)
[ -n "$mirror" ] || { echo 'no package mirror is configured' >&2; exit 1; }
mkdir -p "$dir/lists/partial"
for suite in bookworm trixie sid; do
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
done >"$dir/sources.list"
options=(-o "Dir::Etc::sourcelist=$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::Lists=$dir/lists" -o APT::Sandbox::User=root -qq)
apt-get "${options[@]}" update >&2

repository=$dir/rust.git
[ -d "$repository" ] || git init -q --bare "$repository"
export GIT_AUTHOR_NAME=releases GIT_AUTHOR_EMAIL=releases@localhost
export GIT_COMMITTER_NAME=releases GIT_COMMITTER_EMAIL=releases@localhost

parent=()
for version in "$@"; do
  if ! git -C "$repository" rev-parse -q --verify "refs/tags/$version" >/dev/null; then
    archive=''
    # A release is packaged several times; the mirror keeps some of them.
    for package in $(apt-cache "${options[@]}" showsrc rustc 2>/dev/null | sed -n 's/^Version: //p' | grep "^${version//./\\.}+" | sort -u || true); do
      (cd "$dir" && apt-get "${options[@]}" source --download-only --tar-only "rustc=$package") >/dev/null 2>&1 || true
      archive=$(find "$dir" -maxdepth 1 -name "rustc_$version+*.orig.tar.xz" | head -n 1)
      [ -z "$archive" ] || break
    done
    [ -n "$archive" ] || { echo "$version: not in the mirror" >&2; continue; }
    tree=$(mktemp -d "$dir/tree.XXXX")
    tar -xJf "$archive" -C "$tree" --strip-components=1 --anchored --no-wildcards-match-slash --wildcards '*/compiler' '*/src/version' '*/RELEASES.md'
    export GIT_INDEX_FILE=$dir/index
    git -C "$repository" --work-tree="$tree" add --all --force .
    id=$(git -C "$repository" write-tree)
    unset GIT_INDEX_FILE
    commit=$(git -C "$repository" commit-tree "$id" "${parent[@]}" -m "Release $version")
    git -C "$repository" tag "$version" "$commit"
    rm -rf "$tree" "$dir/index" "$archive"
  fi
  parent=(-p "$(git -C "$repository" rev-parse "$version^{commit}")")
done
[ -n "$(git -C "$repository" tag)" ] || exit 1
echo "$repository"
