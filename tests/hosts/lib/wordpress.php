<?php
// Tasks for a test's own WordPress, from the command line. Environment: SITE (folder), SOCKET (database). Input and output: JSON.
[$task, $input] = [$argv[1], json_decode(stream_get_contents(STDIN), true)];
if ($task === 'install') {
    define('WP_INSTALLING', true);
    (new mysqli('localhost', 'root', '', null, 0, getenv('SOCKET')))->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
}
$_SERVER += ['HTTP_HOST' => getenv('HTTP_HOST'), 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'];
require getenv('SITE') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

$tasks = [
    'install' => function ($input) {
        // The new administrator would be written to.
        add_filter('pre_wp_mail', '__return_true');
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Cổng thử', 'quantri', 'quantri@example.org', true, '', $input['password']);
        $author = wp_insert_user(['user_login' => 'tacgia', 'user_pass' => $input['password'], 'user_email' => 'tacgia@example.org', 'role' => 'author']);
        // Both have been here before: the block editor does not lay its welcome over the page, sooner or later.
        foreach ([1, $author] as $id) update_user_meta($id, 'wp_persisted_preferences', ['core/edit-post' => ['welcomeGuide' => false], '_modified' => gmdate('c')]);
        return ['author' => $author, 'theme' => get_stylesheet(), 'version' => $GLOBALS['wp_version']];
    },
    'option' => fn($input) => update_option($input['name'], $input['value']),
    'theme' => function ($input) {
        switch_theme($input['name']);
        return get_stylesheet();
    },
    // A file that no form lets in, as a site that allows it would have it.
    'attach' => function ($input) {
        $made = wp_upload_dir();
        $file = $made['path'] . '/' . $input['name'];
        file_put_contents($file, empty($input['encoded']) ? $input['text'] : base64_decode($input['text']));
        $id = wp_insert_attachment(['post_title' => $input['title'] ?? $input['name'], 'post_mime_type' => $input['type'], 'post_status' => 'inherit'], $file, $input['parent'] ?? 0);
        return ['id' => $id, 'url' => wp_get_attachment_url($id)];
    },
    'post' => function ($input) {
        wp_set_current_user(get_user_by('login', $input['user'] ?? 'quantri')->ID);
        // As a form does: the current user's rights decide what is filtered.
        kses_init();
        $id = wp_insert_post(wp_slash(['post_title' => $input['title'] ?? 'Bài thử', 'post_content' => $input['content'], 'post_status' => $input['status'] ?? 'publish']), true);
        return ['id' => $id, 'url' => get_permalink($id), 'content' => get_post($id)->post_content];
    },
];
echo json_encode($tasks[$task]($input));
