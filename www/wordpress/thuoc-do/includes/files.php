<?php
/**
 * Files of the media library: which one is meant, whether readers may see it, and what is in it.
 *
 * WordPress lets everybody who may upload at all upload .csv, and people with unfiltered_html .html, which is what a
 * self-contained page is. It refuses .json, and this plugin does not widen that; a site that allows it is served.
 *
 * @package ThuocDo
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attachment meant by a number or an address.
 *
 * @param string $wanted Number (ID), or address on this site.
 * @return int 0 if there is none.
 */
function thuoc_do_find( $wanted ) {
	if ( ctype_digit( $wanted ) ) {
		$id = (int) $wanted;
	} else {
		$uploads = wp_get_upload_dir();
		$address = esc_url_raw( $wanted );
		if ( 0 === strpos( $address, '/' ) && 0 !== strpos( $address, '//' ) ) {
			$address = set_url_scheme( 'http://' . wp_parse_url( $uploads['baseurl'], PHP_URL_HOST ) . thuoc_do_port( $uploads['baseurl'] ) . $address );
		}
		// Looks only among this site's own uploads; nothing is requested.
		$id = attachment_url_to_postid( $address );
	}
	return $id > 0 && 'attachment' === get_post_type( $id ) ? $id : 0;
}

/**
 * The port of an address, with its colon.
 *
 * @param string $url Address.
 * @return string
 */
function thuoc_do_port( $url ) {
	$port = wp_parse_url( $url, PHP_URL_PORT );
	return $port ? ':' . (int) $port : '';
}

/**
 * The text of an attachment.
 *
 * @param int $id Attachment.
 * @return array {
 *     @type string $problem Name of a sentence, or nothing.
 *     @type string $kind    csv, json or html.
 *     @type string $text    UTF-8 without byte order mark.
 * }
 */
function thuoc_do_text( $id ) {
	$path = (string) get_attached_file( $id );
	$kind = strtolower( pathinfo( $path, PATHINFO_EXTENSION ) );
	$kind = 'htm' === $kind ? 'html' : $kind;
	$made = array(
		'problem' => '',
		'kind'    => $kind,
		'text'    => '',
	);
	if ( ! in_array( $kind, array( 'csv', 'json', 'html' ), true ) ) {
		$made['problem'] = 'kind';
		return $made;
	}
	$uploads = wp_get_upload_dir();
	$base    = realpath( $uploads['basedir'] );
	$real    = realpath( $path );
	// Whatever a plugin wrote into the path of an attachment: nothing outside the uploads is read.
	if ( false === $base || false === $real || 0 !== strpos( $real, $base . DIRECTORY_SEPARATOR ) || ! is_readable( $real ) ) {
		$made['problem'] = 'gone';
		return $made;
	}
	if ( filesize( $real ) > ( 'html' === $kind ? 8000000 : 2000000 ) ) {
		$made['problem'] = 'too-large';
		return $made;
	}
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a local file.
	$text = (string) file_get_contents( $real );
	if ( 0 === strncmp( $text, "\xEF\xBB\xBF", 3 ) ) {
		$text = substr( $text, 3 );
	}
	if ( 1 !== preg_match( '//u', $text ) ) {
		$made['problem'] = 'not-utf8';
		return $made;
	}
	$made['text'] = $text;
	return $made;
}

/**
 * What a file gives a page: a table that reads without script, and the document for the script.
 *
 * @param string $wanted Number or address of a file of the media library.
 * @param string $lang   'vi' or 'en'.
 * @return array {
 *     @type string $problem Name of a sentence, or nothing.
 *     @type string $data    A script element with the document, or nothing: the script then reads the table.
 *     @type string $html    Table and link.
 * }
 */
function thuoc_do_from_file( $wanted, $lang ) {
	$made = array(
		'problem' => '',
		'data'    => '',
		'html'    => '',
	);
	$id   = thuoc_do_find( $wanted );
	if ( 0 === $id ) {
		$made['problem'] = 'no-file';
		return $made;
	}
	if ( 'publish' !== get_post_status( $id ) && ! current_user_can( 'read_post', $id ) ) {
		return $made;
	}
	if ( 'publish' !== get_post_status( $id ) ) {
		$made['problem'] = 'not-public';
	}
	$file = thuoc_do_text( $id );
	if ( '' !== $file['problem'] ) {
		$made['problem'] = $file['problem'];
	} elseif ( 'csv' === $file['kind'] ) {
		$made['html'] = thuoc_do_csv_table( $file['text'], get_the_title( $id ) );
	} else {
		$json = 'html' === $file['kind'] ? thuoc_do_json_of_page( $file['text'] ) : $file['text'];
		if ( null !== $json && is_array( json_decode( $json, true ) ) ) {
			$made['html'] = 'html' === $file['kind'] ? thuoc_do_page_table( $file['text'] ) : thuoc_do_json_table( $json, $lang );
			// In JSON a "<" can only stand in a text, where it may be written so; then nothing ends the element early.
			$made['data'] = '<script type="application/json">' . str_replace( '<', '\u003c', $json ) . '</script>';
		}
	}
	if ( '' === $made['problem'] && '' === $made['html'] && '' === $made['data'] ) {
		$made['problem'] = 'empty';
	}
	$url = wp_get_attachment_url( $id );
	if ( $url ) {
		$link = '<a href="' . esc_url( $url ) . '" download>' . esc_html( wp_basename( $url ) ) . '</a>';
		// The sentence is our own; the link is put into it after both are escaped.
		$made['html'] .= '<p>' . str_replace( '%s', $link, esc_html( thuoc_do_say( 'data', $lang, '%s' ) ) ) . '</p>';
	}
	return $made;
}
