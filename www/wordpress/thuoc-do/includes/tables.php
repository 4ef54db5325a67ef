<?php
/**
 * Tables out of files: what a reader sees where no script runs. Every text is escaped here.
 *
 * @package ThuocDo
 */

defined( 'ABSPATH' ) || exit;

/** More rows than this the script refuses as well. */
const THUOC_DO_ROWS = 5000;

/**
 * A table with a header row.
 *
 * @param string     $caption Plain text, or nothing.
 * @param string[][] $rows    The first one holds the headings; plain text.
 * @return string
 */
function thuoc_do_table( $caption, $rows ) {
	$html = '';
	foreach ( array_values( $rows ) as $index => $cells ) {
		$tag   = 0 === $index ? 'th' : 'td';
		$line  = implode( '</' . $tag . '><' . $tag . '>', array_map( 'thuoc_do_cell', $cells ) );
		$html .= '<tr><' . $tag . '>' . $line . '</' . $tag . '></tr>';
		if ( 0 === $index ) {
			$html = '<thead>' . $html . '</thead><tbody>';
		}
	}
	$head = '' === $caption ? '' : '<caption>' . esc_html( $caption ) . '</caption>';
	return '<table>' . $head . $html . '</tbody></table>';
}

/**
 * The text of a cell; its line breaks are kept.
 *
 * @param string $text Plain text.
 * @return string
 */
function thuoc_do_cell( $text ) {
	return str_replace( "\n", '<br>', esc_html( trim( str_replace( array( "\r\n", "\r" ), "\n", $text ) ) ) );
}

/**
 * The separator of a CSV text: whichever its first line holds most of, outside quotes.
 *
 * @param string $text CSV.
 * @return string
 */
function thuoc_do_separator( $text ) {
	$line = (string) preg_replace( '/"[^"]*"/', '', strtok( $text, "\r\n" ) );
	$best = ',';
	foreach ( array( ';', "\t" ) as $separator ) {
		if ( substr_count( $line, $separator ) > substr_count( $line, $best ) ) {
			$best = $separator;
		}
	}
	return $best;
}

/**
 * A table of a CSV text (RFC 4180; comma, semicolon or tab).
 *
 * @param string $text    UTF-8.
 * @param string $caption Plain text.
 * @return string Markup, or nothing where there are fewer than two rows, or too many.
 */
function thuoc_do_csv_table( $text, $caption ) {
	$separator = thuoc_do_separator( $text );
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_fopen -- memory, no file.
	$stream = fopen( 'php://temp', 'r+' );
	fwrite( $stream, str_replace( array( "\r\n", "\r" ), "\n", $text ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions
	rewind( $stream );
	$rows = array();
	// phpcs:ignore Generic.CodeAnalysis.AssignmentInCondition -- the way of reading a stream.
	while ( count( $rows ) <= THUOC_DO_ROWS && false !== ( $cells = fgetcsv( $stream, 0, $separator, '"', '' ) ) ) {
		$cells = array_map( 'strval', $cells );
		if ( '' !== trim( implode( '', $cells ) ) ) {
			$rows[] = $cells;
		}
	}
	fclose( $stream ); // phpcs:ignore WordPress.WP.AlternativeFunctions
	$count = count( $rows );
	return $count < 2 || $count > THUOC_DO_ROWS ? '' : thuoc_do_table( $caption, $rows );
}

/**
 * The document inside a self-contained page: the command writes this tag, and no "<" after it before its end.
 *
 * @param string $page HTML.
 * @return string|null
 */
function thuoc_do_json_of_page( $page ) {
	return 1 === preg_match( '@<script type="application/json">([^<]*)</script>@', $page, $match ) ? $match[1] : null;
}

/**
 * The table of figures inside a self-contained page, with nothing but the tags of a table.
 *
 * @param string $page HTML.
 * @return string Markup, or nothing.
 */
function thuoc_do_page_table( $page ) {
	if ( 1 !== preg_match( '@<table class="figures"[^>]*>.*?</table>@s', $page, $match ) ) {
		return '';
	}
	$plain   = array();
	$allowed = array(
		'table'   => $plain,
		'caption' => $plain,
		'thead'   => $plain,
		'tbody'   => $plain,
		'tr'      => $plain,
		'th'      => array( 'scope' => true ),
		'td'      => $plain,
		'br'      => $plain,
		'a'       => array( 'href' => true ),
	);
	return wp_kses( $match[0], $allowed, array( 'http', 'https' ) );
}

/**
 * A figure as it is printed in Vietnamese, or not.
 *
 * @param mixed  $figure As it stands in the document.
 * @param string $lang   'vi' or 'en'.
 * @return string Plain text; nothing where there is no single figure.
 */
function thuoc_do_figure( $figure, $lang ) {
	if ( ! is_string( $figure ) ) {
		return '';
	}
	return 'vi' === $lang ? str_replace( '.', ',', $figure ) : $figure;
}

/**
 * The figures of a scorecard, as a table. It judges nothing: that is the chart's part.
 *
 * @param string $json A scorecard.
 * @param string $lang 'vi' or 'en'.
 * @return string Markup, or nothing where it holds no figure.
 */
function thuoc_do_json_table( $json, $lang ) {
	// As text, or PHP would drop the zeros with which a figure was printed.
	$texts = preg_replace( '/"(?:[^"\\\\]++|\\\\.)*+"(*SKIP)(*FAIL)|-?\d[\d.eE+-]*+/s', '"$0"', $json );
	$card  = null === $texts ? null : json_decode( $texts, true );
	$rows  = array();
	foreach ( is_array( $card ) && isset( $card['indicators'] ) ? (array) $card['indicators'] : array() as $indicator ) {
		if ( ! is_array( $indicator ) ) {
			continue;
		}
		$name = thuoc_do_text_of( $indicator, 'en' === $lang ? array( 'name_en', 'name' ) : array( 'name' ) );
		foreach ( isset( $indicator['results'] ) ? (array) $indicator['results'] : array() as $result ) {
			$figures = is_array( $result ) ? $result : array();
			$score   = thuoc_do_figure( isset( $figures['score'] ) ? $figures['score'] : null, $lang );
			$rank    = thuoc_do_figure( isset( $figures['rank'] ) ? $figures['rank'] : null, $lang );
			if ( '' !== $score . $rank ) {
				$rows[] = array( $name, thuoc_do_text_of( $figures, array( 'year' ) ), $score, thuoc_do_text_of( $indicator, array( 'unit' ) ), $rank );
			}
		}
	}
	$count = count( $rows );
	if ( 0 === $count || $count > THUOC_DO_ROWS ) {
		return '';
	}
	$headings = array();
	foreach ( array( 'indicator', 'year', 'result', 'unit', 'rank' ) as $heading ) {
		$headings[] = thuoc_do_say( $heading, $lang );
	}
	return thuoc_do_table( thuoc_do_text_of( $card, array( 'title' ) ), array_merge( array( $headings ), $rows ) );
}

/**
 * The first of these fields that holds a text.
 *
 * @param array    $record A part of the document.
 * @param string[] $names  Names of fields.
 * @return string
 */
function thuoc_do_text_of( $record, $names ) {
	foreach ( $names as $name ) {
		if ( isset( $record[ $name ] ) && is_string( $record[ $name ] ) ) {
			return $record[ $name ];
		}
	}
	return '';
}
