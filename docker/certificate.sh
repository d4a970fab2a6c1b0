#!/bin/sh
# Puts the certificate where nginx.conf looks: the one in /etc/nginx/tls, or else a self-signed one to try it out.
set -eu
mkdir -p /tmp/tls
if [ -s /etc/nginx/tls/fullchain.pem ] && [ -s /etc/nginx/tls/privkey.pem ]; then
    ln -sf /etc/nginx/tls/fullchain.pem /etc/nginx/tls/privkey.pem /tmp/tls/
elif [ ! -s /tmp/tls/fullchain.pem ]; then
    echo "No certificate in /etc/nginx/tls: making a self-signed one" >&2
    umask 077
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost \
        -keyout /tmp/tls/privkey.pem -out /tmp/tls/fullchain.pem 2>/dev/null
fi
