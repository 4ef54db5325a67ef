<?php
// What the Classic Editor plugin does on ?classic-editor: WordPress's own form with TinyMCE, instead of the block editor.
add_filter('use_block_editor_for_post', fn($use) => $use && !isset($_GET['classic-editor']));
add_filter('redirect_post_location', fn($place) => add_query_arg('classic-editor', '', $place));
// A script for the whole site, as an administrator without the plugin puts it into the theme.
add_action('wp_footer', function () {
    if (get_option('site_wide_script')) echo '<script src="' . esc_url(get_option('site_wide_script')) . '"></script>';
});
// A Vietnamese site. No language pack comes along, so that the forms of the administration stay English.
add_filter('locale', fn($locale) => is_admin() ? $locale : 'vi');
