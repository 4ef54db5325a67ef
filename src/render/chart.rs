//! Scene → the chart's HTML: head, controls, the view, the foot.

#[cfg(feature = "full")]
use super::full::chart::body;
#[cfg(not(feature = "full"))]
use super::lean::body;
use super::pen::Pen;
use super::{mark, sign};
use crate::chart::captions;
use crate::chart::scene::{Lang, Scene, View};
use crate::model::text::{chained, joined, shown};

/// How a chart is drawn.
pub struct Style<'a> {
    /// Prefix of every id.
    pub prefix: &'a str,
    /// `light` or `dark`; the host's where `None`.
    pub theme: Option<&'static str>,
    /// With buttons, for a page where a script answers them.
    pub live: bool,
    /// Targets whose details are open.
    pub open: &'a [String],
}

/// Draws a scene.
#[inline(never)]
pub fn chart(pen: &mut Pen<'_>, scene: &Scene<'_>, style: &Style<'_>) {
    pen.one(
        match style.theme {
            Some("light") => "<article.td.light lang=$",
            Some("dark") => "<article.td.dark lang=$",
            _ => "<article.td lang=$",
        },
        scene.lang.word(),
    );
    mark::definitions(pen, style.prefix);
    head(pen, scene, style.live);
    if style.live {
        tabs(pen, scene);
    }
    body(pen, scene, style);
    unread(pen, scene);
    pen.form("<footer.foot");
    for note in scene.notes {
        pen.one("<p $ >", note);
    }
    pen.one("<p $ > > >", &scene.as_of);
}

fn head(pen: &mut Pen<'_>, scene: &Scene<'_>, live: bool) {
    pen.one("<header.head <div.eye <span $ >", scene.title.unwrap_or(""));
    if live {
        let pressed = |lang: Lang| if scene.lang == lang { "true" } else { "false" };
        pen.draw(
            "<span.langs role=group aria-label=$ \
             <button type=button data-lang=vi lang=vi aria-label=$ aria-pressed=$ $ > \
             <button type=button data-lang=en lang=en aria-label=$ aria-pressed=$ $ > >",
            &[
                scene.captions.language,
                "VI, Tiếng Việt",
                pressed(Lang::Vi),
                "VI",
                "EN, English",
                pressed(Lang::En),
                "EN",
            ],
            &[],
        );
    }
    pen.one("> <div.top <div <h2 $ >", scene.message);
    pen.maybe("<p.lead $ >", scene.lead);
    pen.form(">");
    tiles(pen, scene);
    pen.form("> >");
}

/// A sign for each target up to a dozen, then one for each verdict, with its count.
fn tiles(pen: &mut Pen<'_>, scene: &Scene<'_>) {
    const MOST: u64 = 12;
    let mut total = 0;
    for tile in &scene.tiles {
        total += tile.count;
    }
    pen.form("<ul.tiles");
    for tile in &scene.tiles {
        pen.one("<li class=$ <span.strip aria-hidden=true", sign::class(tile.verdict));
        for _ in 0..if total <= MOST { tile.count } else { 1 } {
            pen.form("<span.tile");
            sign::sign(pen, tile.verdict, 22);
            pen.form(">");
        }
        pen.one("> <span.count $ > >", &tile.text);
    }
    pen.form(">");
}

fn tabs(pen: &mut Pen<'_>, scene: &Scene<'_>) {
    let [scorecard, timeline, table] = &scene.captions.views;
    pen.one("<nav.tabs aria-label=$", scene.captions.view);
    tab(pen, scene, View::Scorecard, scorecard);
    tab(pen, scene, View::Timeline, timeline);
    #[cfg(feature = "full")]
    for view in &scene.more {
        tab(pen, scene, *view, crate::chart::full::words::view(*view, scene.lang));
    }
    tab(pen, scene, View::Table, table);
    pen.form(">");
}

#[inline(never)]
fn tab(pen: &mut Pen<'_>, scene: &Scene<'_>, view: View, name: &str) {
    pen.one("<button type=button data-view=$", view.word());
    if scene.view == view {
        pen.form("aria-current=true");
    }
    pen.one("$ >", name);
}

/// What the marks mean.
pub fn key(pen: &mut Pen<'_>, scene: &Scene<'_>, prefix: &str) {
    let [result, target, before, range, direction] = scene.captions.key;
    pen.draw(
        "<p.key aria-hidden=true <span ^svg width=16 height=16 ^circle.dot cx=8 cy=8 r=6 > > $ > \
         <span ^svg width=6 height=18 ^path.tick d=M3_0v18 > > $ > \
         <span ^svg width=12 height=12 ^path.before d=M6_2l4.500_7.500h-9z > > $ > \
         <span ^svg width=24 height=12 ^rect.range x=.7 y=.7 width=22.6 height=10.6 rx=3",
        &[result, target, before],
        &[],
    );
    mark::fill(pen, prefix, "-range");
    pen.draw("> > $ > <span $ > >", &[range, direction], &[]);
}

/// Rows of a table that could not be read stand as they were written.
fn unread(pen: &mut Pen<'_>, scene: &Scene<'_>) {
    if scene.unread.is_empty() {
        return;
    }
    let count = shown(&scene.unread.len());
    pen.one("<section.unread <h3 $ > <ul", &chained(&[&count, " ", captions::unread(scene.lang)]));
    for row in scene.unread {
        pen.draw("<li <q lang=vi $ > <small $ > >", &[&joined(&row.cells, " | "), &row.problem], &[]);
    }
    pen.form("> >");
}
