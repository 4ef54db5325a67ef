<?php
/**
 * The shortcode: [thuoc-do]a table[/thuoc-do], or [thuoc-do file="…"].
 *
 * WordPress filters a post when it is saved and reads shortcodes when it is shown. So the element made here reaches the page
 * whoever wrote the post; and what stands inside it is filtered here once more, whoever wrote it.
 *
 * @package ThuocDo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Options of the element, and the words that may be written without their name: [thuoc-do timeline en].
 *
 * @return array Name => its closed set of values, or null where any value may stand.
 */
function thuoc_do_options() {
	return array(
		'view'      => array( 'scorecard', 'timeline', 'table', 'standing', 'parts' ),
		'lang'      => array( 'vi', 'en' ),
		'theme'     => array( 'light', 'dark', 'auto' ),
		'indicator' => null,
		'as-of'     => null,
	);
}

/**
 * A value as it was meant: without the curly quotes of a word processor and the spaces around.
 *
 * @param mixed $value What the shortcode holds.
 * @return string
 */
function thuoc_do_value( $value ) {
	$text = html_entity_decode( (string) $value, ENT_QUOTES, 'UTF-8' );
	$made = preg_replace( '/^[\s\x{00A0}"\'“”„«»‘’″]+|[\s\x{00A0}"\'“”„«»‘’″]+$/u', '', $text );
	return null === $made ? '' : $made;
}

/**
 * Reads the options of a shortcode; what is not known is left out.
 *
 * @param array $atts As WordPress parsed them.
 * @return array Name => value; 'file' besides the options of the element.
 */
function thuoc_do_read_options( $atts ) {
	$options = array();
	foreach ( $atts as $name => $value ) {
		$value = thuoc_do_value( $value );
		if ( 'file' === $name ) {
			$options['file'] = $value;
		}
		foreach ( thuoc_do_options() as $option => $allowed ) {
			$is_named = $name === $option;
			$word     = null === $allowed ? $value : strtolower( $value );
			// A word alone has no name but its place in the row.
			if ( ( $is_named || ( is_int( $name ) && null !== $allowed ) ) && '' !== $word && ( null === $allowed || in_array( $word, $allowed, true ) ) ) {
				$options[ $option ] = $word;
			}
		}
	}
	return $options;
}

/**
 * What an author put between the two marks: shortcodes inside it read (a table may come from another plugin), the rest filtered
 * as a post is filtered for people who may not write any HTML they like.
 *
 * @param string $content As WordPress hands it over: its paragraphs are already made.
 * @return string Markup without script.
 */
function thuoc_do_inside( $content ) {
	$html = do_shortcode( (string) $content );
	// Where only the tags of a script are removed its text stays on the page.
	$html = preg_replace( '@<(script|style)\b[^>]*>.*?</\1\s*>@si', '', $html );
	// Half a paragraph at either end is what WordPress made of the line of the mark.
	$html = preg_replace( '@^(?:\s|</p>|<br\s*/?>)+|(?:\s|<p>|<br\s*/?>)+$@i', '', (string) $html );
	return force_balance_tags( wp_kses_post( (string) $html ) );
}

/**
 * A remark for those who can mend it. Readers do not see it.
 *
 * @param string $text Plain text.
 * @return string Markup, or nothing.
 */
function thuoc_do_remark( $text ) {
	$post = get_the_ID();
	$may  = $post ? current_user_can( 'edit_post', $post ) : current_user_can( 'edit_posts' );
	return $may ? '<p class="thuoc-do-remark"><strong>' . esc_html( $text ) . '</strong></p>' : '';
}

/**
 * The shortcode's markup.
 *
 * @param array|string $atts    Its options; an empty text where there are none.
 * @param string|null  $content What stands between its marks.
 * @return string
 */
function thuoc_do_shortcode( $atts, $content = null ) {
	$options = thuoc_do_read_options( (array) $atts );
	$lang    = thuoc_do_lang( isset( $options['lang'] ) ? $options['lang'] : '' );
	$inside  = null === $content ? '' : thuoc_do_inside( $content );
	$remark  = '';
	$data    = '';
	if ( isset( $options['file'] ) ) {
		$file = thuoc_do_from_file( $options['file'], $lang );
		$data = $file['data'];
		// An author's own words inside come first: they are what the author wants read.
		$inside .= $file['html'];
		if ( '' !== $file['problem'] ) {
			$remark = thuoc_do_remark( thuoc_do_say( $file['problem'], $lang, $options['file'] ) );
		}
	} elseif ( false === stripos( $inside, '<table' ) ) {
		$remark = thuoc_do_remark( thuoc_do_say( 'no-table', $lang ) );
	}
	$has_data = '' !== $data || false !== stripos( $inside, '<table' );
	// Feeds are read by programs that run no script and keep no element of ours.
	if ( ! $has_data || is_feed() ) {
		return $inside . $remark;
	}
	wp_enqueue_script( 'thuoc-do' );
	$attributes = '';
	unset( $options['file'] );
	foreach ( $options as $name => $value ) {
		$attributes .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	return '<thuoc-do' . $attributes . '>' . $data . $inside . '</thuoc-do>' . $remark;
}
