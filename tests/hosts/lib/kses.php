<?php
// What WordPress keeps of an article. Input: JSON on standard input, {name: html}; output: {name: {author: html, admin: html}}.
// author: the filter for people without unfiltered_html, then what is done on display. admin: on display only.
// Argument: the folder of a WordPress tree. Only its text filters are loaded; there is no database.
ini_set('display_errors', 'stderr');
error_reporting(E_ERROR | E_PARSE);
define('ABSPATH', $argv[1] . '/');
define('WPINC', 'wp-includes');
foreach (['compat', 'plugin', 'load', 'functions', 'shortcodes', 'formatting', 'kses', 'l10n', 'pomo/translations'] as $file) {
    require ABSPATH . WPINC . "/$file.php";
}
// What the filters ask the rest of WordPress for: a site of this address, in UTF-8, with no options set.
add_filter('pre_option', fn($value, $name) => $name === 'home' || $name === 'siteurl' ? 'http://127.0.0.1' : '', 10, 2);
function home_url() { return 'http://127.0.0.1'; }
function get_bloginfo() { return 'UTF-8'; }
$out = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $name => $html) {
    $shown = fn($text) => wpautop(wptexturize($text));
    $out[$name] = ['author' => $shown(wp_kses($html, 'post')), 'admin' => $shown($html)];
}
echo json_encode($out, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
