<?php
/**
 * Plugin Name:       Thước Đo
 * Description:       Đánh giá mục tiêu của tỉnh theo các chỉ số quản trị và vẽ ngay trong bài viết. Judges a province's published targets and draws them in a post.
 * Version:           @VERSION@
 * Requires at least: 5.8
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * License URI:       https://opensource.org/licenses/MIT
 * Text Domain:       thuoc-do
 *
 * @package ThuocDo
 */

defined( 'ABSPATH' ) || exit;

const THUOC_DO_VERSION = '@VERSION@';

require_once __DIR__ . '/includes/words.php';
require_once __DIR__ . '/includes/tables.php';
require_once __DIR__ . '/includes/files.php';
require_once __DIR__ . '/includes/shortcode.php';

/**
 * Makes the one script known. It is printed only on pages that ask for it, once, at their end.
 */
function thuoc_do_register() {
	$loading = array(
		'in_footer' => true,
		'strategy'  => 'defer',
	);
	// Before WordPress 6.3 the last argument was a flag; an array counts as "in the footer" there.
	wp_register_script( 'thuoc-do', plugins_url( 'thuoc-do.js', __FILE__ ), array(), THUOC_DO_VERSION, $loading );
	if ( function_exists( 'register_block_style' ) ) {
		register_block_style(
			'core/table',
			array(
				'name'  => 'thuoc-do',
				'label' => 'Thước Đo',
			)
		);
	}
	add_shortcode( 'thuoc-do', 'thuoc_do_shortcode' );
}
add_action( 'init', 'thuoc_do_register' );

/**
 * Does this markup hold something that the script draws or sizes: the element, its class, or a self-contained page?
 *
 * @param string $html Markup of a post, a block or a widget.
 * @return bool
 */
function thuoc_do_is_marked( $html ) {
	return false !== strpos( $html, 'thuoc-do' )
		&& 1 === preg_match( '/<thuoc-do[\s>]|\sclass=["\'](?:[^"\']*\s)?thuoc-do["\'\s]|\.thuoc-do\.html/', $html );
}

/**
 * Asks for the script where the markup needs it; the markup stays as it is.
 *
 * @param string $html Markup of a post, a block or a widget.
 * @return string The same.
 */
function thuoc_do_watch( $html ) {
	if ( is_string( $html ) && ! is_admin() && ! is_feed() && thuoc_do_is_marked( $html ) ) {
		wp_enqueue_script( 'thuoc-do' );
	}
	return $html;
}
// After the shortcodes, which WordPress reads at 11.
add_filter( 'the_content', 'thuoc_do_watch', 99 );
add_filter( 'widget_text_content', 'thuoc_do_watch', 99 );
add_filter( 'widget_block_content', 'thuoc_do_watch', 99 );

/**
 * A Table block for which the style "Thước Đo" was chosen gets the class that the script looks for; other blocks are only watched.
 *
 * @param string $html  Markup of the block.
 * @param array  $block The block as parsed.
 * @return string
 */
function thuoc_do_block( $html, $block ) {
	if ( 'core/table' === $block['blockName'] && 1 === preg_match( '/^\s*<figure\b[^>]*\sclass="[^"]*\bis-style-thuoc-do\b/', $html ) && ! thuoc_do_is_marked( $html ) ) {
		$html = preg_replace( '/\bis-style-thuoc-do\b/', 'is-style-thuoc-do thuoc-do', $html, 1 );
	}
	return thuoc_do_watch( $html );
}
add_filter( 'render_block', 'thuoc_do_block', 10, 2 );

/**
 * Leaves dashes and quotes inside the shortcode as the author typed them.
 *
 * @param string[] $tags Names of shortcodes.
 * @return string[]
 */
function thuoc_do_plain_text( $tags ) {
	$tags[] = 'thuoc-do';
	return $tags;
}
add_filter( 'no_texturize_shortcodes', 'thuoc_do_plain_text' );
