#!/bin/sh
# The calls of last night, from cron: reports in a folder, figures for node_exporter, and mail when a gate fails.
set -eu

captures=${CAPTURES:-/var/spool/sip}
reports=${REPORTS:-/var/lib/sipmortem}
textfiles=${TEXTFILES:-/var/lib/node_exporter/textfile_collector}

night=$(date +%Y-%m-%d)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Links need whole paths. Below the work folder each stands where its file does: two folders may have files of one name.
captures=$(cd "$captures" && pwd)
find "$captures" -name '*.pcap*' -type f -mtime -1 -exec sh -c '
  for file; do
    mkdir -p "$0${file%/*}"
    ln -s "$file" "$0$file"
  done' "$work" {} +

set -- "$work"
if [ -e "$reports/last-good.json" ]; then
  set -- "$@" --baseline "$reports/last-good.json"
fi

# Every file is written beside its place and renamed, so that node_exporter never reads half of one.
status=0
sipmortem "$@" \
  --fail-on 'ser<95%' \
  --fail-on 'share(5xx)>2%' \
  --warn-on 'p95(pdd)>6s' \
  --min-calls 30 \
  --quiet \
  -o "json=$reports/$night.json" \
  -o "html=$reports/$night.html" \
  -o "junit=$reports/$night.xml" \
  -o "openmetrics=$textfiles/sipmortem.prom" >"$reports/$night.txt" || status=$?

case $status in
  0) cp "$reports/$night.json" "$reports/last-good.json" ;;
  1) cat "$reports/$night.txt" ;; # cron mails what is printed
  *) echo "sipmortem: no report of $night (exit $status)" >&2 ;;
esac
exit "$status"
