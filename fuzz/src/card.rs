//! A valid scorecard out of any bytes: every kind of clause, result and edition, its figures near each other's
//! thresholds, where verdicts change.

use arbitrary::{Result, Unstructured};

/// The most clauses of one list, the most levels of clauses in clauses.
const MOST: usize = 3;
const DEEPEST: usize = 2;

/// The text of a scorecard. Bytes that run out mean the first of every choice, which is the simplest.
pub fn text(data: &[u8]) -> String {
    let mut card = Card { bytes: Unstructured::new(data), out: String::new() };
    // Only an empty choice could fail, and there is none.
    let _ = card.document();
    card.out
}

struct Card<'a> {
    bytes: Unstructured<'a>,
    out: String,
}

impl Card<'_> {
    fn pick(&mut self, words: &[&str]) -> Result<()> {
        let word = self.bytes.choose(words)?;
        self.out.push_str(word);
        Ok(())
    }

    fn number(&mut self, least: u32, most: u32) -> Result<u32> {
        self.bytes.int_in_range(least..=most)
    }

    fn say(&mut self, text: impl std::fmt::Display) {
        self.out.push_str(&text.to_string());
    }

    /// So many of something, with commas between.
    fn list(&mut self, most: usize, one: &mut dyn FnMut(&mut Self, usize) -> Result<()>) -> Result<()> {
        let count = self.bytes.int_in_range(0..=most)?;
        self.say("[");
        for index in 0..count {
            if index > 0 {
                self.say(",");
            }
            one(self, index)?;
        }
        self.say("]");
        Ok(())
    }

    fn document(&mut self) -> Result<()> {
        self.say("{\"version\":1,");
        self.pick(&[
            "\"as_of\":\"2024-05-10\",",
            "",
            "\"as_of\":\"2023-12-31\",",
            "\"as_of\":\"2024-01-01\",\"title\":\"Kế hoạch <b>\",\"title_en\":\"Plan\",",
            "\"updated\":\"2026-02-01\",",
            "\"as_of\":\"2199-12-31\",",
        ])?;
        self.pick(&[
            "",
            "\"unit\":{\"id\":\"t\",\"name\":\"Tỉnh\"},",
            "\"unit\":{\"id\":\"t\",\"name\":\"Tỉnh\",\"until\":\"2023-06-30\",\"into\":\"u\"},",
            "\"unit\":{\"id\":\"t\",\"name\":\"Tỉnh\",\"until\":\"2025-06-30\"},",
        ])?;
        self.say("\"sources\":[{\"id\":\"s\",\"title\":\"Nguồn\"},{\"id\":\"r\",\"title\":\"Báo\",\"url\":\"https://example.org/\"}],");
        self.say("\"groups\":[{\"id\":\"g\",\"name\":\"Nhóm\",\"units\":2},{\"id\":\"h\",\"name\":\"Vùng\"}],");
        self.say("\"indicators\":[");
        for (index, id) in ["x", "y"].into_iter().enumerate() {
            if index > 0 {
                self.say(",");
            }
            self.indicator(id)?;
        }
        self.say("]");
        if self.bytes.ratio(1_u8, 2)? {
            self.panel()?;
        }
        self.say("}");
        Ok(())
    }

    fn indicator(&mut self, id: &str) -> Result<()> {
        self.say(format_args!("{{\"id\":\"{id}\",\"name\":\"Chỉ số {id}\","));
        let lower = self.bytes.ratio(1_u8, 4)?;
        if lower {
            self.say("\"better\":\"lower\",");
        } else {
            self.pick(&["", "\"unit\":\"%\",", "\"unit\":\"điểm\",\"short\":\"CS\","])?;
        }
        // The best band first.
        let bands = if lower {
            ",\"units\":63,\"bands\":[{\"name\":\"A\",\"to\":79},{\"name\":\"B\",\"from\":80,\"to\":89.9},{\"name\":\"C\",\"from\":90}]"
        } else {
            ",\"units\":63,\"bands\":[{\"name\":\"A\",\"from\":90},{\"name\":\"B\",\"from\":80,\"to\":89.9},{\"name\":\"C\",\"to\":79}]"
        };
        // Each a half of the whole; only `p` is in the panel.
        self.say("\"parts\":[{\"id\":\"p\",\"name\":\"P\",\"weight\":0.5,\"max\":100},{\"id\":\"q\",\"name\":\"Q\",\"weight\":0.5,\"max\":100}],");
        self.say("\"editions\":[");
        let mut first = true;
        for year in 2019..=2025 {
            if self.bytes.ratio(1_u8, 2)? {
                continue;
            }
            self.say(if first { "" } else { "," });
            first = false;
            self.say(format_args!("{{\"year\":{year}"));
            self.pick(&[
                "",
                ",\"units\":63,\"geography\":\"vn-63\"",
                ",\"units\":63,\"geography\":\"vn-34\"",
                ",\"units\":61,\"scale\":[-10,100]",
                bands,
                ",\"units\":63,\"bands\":[{\"name\":\"A\",\"units\":16},{\"name\":\"B\",\"units\":16},{\"name\":\"C\"}]",
            ])?;
            self.pick(&[
                "",
                ",\"change\":\"method\"",
                ",\"change\":\"geography\"",
                ",\"change\":\"caveat\",\"change_note\":\"đổi\"",
            ])?;
            self.say("}");
        }
        self.say("],\"results\":");
        self.list(12, &mut |card, _| card.result())?;
        self.say(format_args!(",\"targets\":[{{\"id\":\"{id}1\""));
        self.target(None)?;
        self.say(format_args!(",{{\"id\":\"{id}2\""));
        self.target(Some(id))?;
        self.say("]}");
        Ok(())
    }

    /// A ranking of one year, of which anything may be missing.
    fn panel(&mut self) -> Result<()> {
        self.say(",\"panels\":[{\"indicator\":\"x\",\"year\":");
        self.year()?;
        self.say(",\"columns\":[\"unit\",\"group\",\"p\",\"total\",\"rank\"],\"rows\":[");
        for (index, unit) in ["Tỉnh", "a", "B", "C", "Đ"].into_iter().enumerate() {
            self.say(if index > 0 { ",[" } else { "[" });
            self.say(format_args!("\"{unit}\","));
            self.pick(&["null,", "\"h\",", "\"g\","])?;
            for _ in 0..2 {
                if self.bytes.ratio(1_u8, 4)? {
                    self.say("null");
                } else {
                    self.figure()?;
                }
                self.say(",");
            }
            if self.bytes.ratio(1_u8, 2)? {
                self.say("null]");
            } else {
                let rank = self.number(1, 61)?;
                self.say(format_args!("{rank}]"));
            }
        }
        self.say("]}]");
        Ok(())
    }

    fn year(&mut self) -> Result<()> {
        let year = self.number(2019, 2025)?;
        self.say(year);
        Ok(())
    }

    /// A figure from 60 to 100, in steps that meet often, with up to three digits behind the point.
    fn figure(&mut self) -> Result<()> {
        let whole = self.number(60, 100)?;
        self.say(whole);
        if whole < 100 {
            self.pick(&["", ".5", ".0", ".05", ".50", ".25", ".999"])?;
        }
        Ok(())
    }

    fn result(&mut self) -> Result<()> {
        self.say("{\"year\":");
        self.year()?;
        match self.number(0, 9)? {
            1 => {
                let rank = self.number(1, 61)?;
                self.say(format_args!(",\"rank\":{rank}"));
            }
            2 => {
                let low = self.number(60, 80)?;
                let high = self.number(low, 100)?;
                self.say(format_args!(",\"score\":{{\"from\":{low},\"to\":{high}}}"));
            }
            3 => {
                self.pick(&[",\"score\":{\"from\":", ",\"score\":{\"to\":"])?;
                self.figure()?;
                self.say("}");
            }
            4 => {
                let low = self.number(1, 61)?;
                let high = self.number(low, 61)?;
                self.say(format_args!(",\"rank\":{{\"from\":{low},\"to\":{high}}}"));
            }
            5 => {
                let top = self.number(1, 60)?;
                self.say(format_args!(",\"outside_top\":{top}"));
            }
            6 => self.pick(&[",\"band\":\"A\"", ",\"band\":\"b\"", ",\"band\":\"Khá\""])?,
            7 => {
                let total = self.number(0, 30)?;
                let count = self.number(0, total)?;
                self.say(format_args!(",\"count\":{count},\"total\":{total}"));
            }
            8 => self.pick(&[",\"status\":\"not_published\"", ",\"status\":\"suppressed\"", ""])?,
            _ => {
                self.say(",\"score\":");
                self.figure()?;
                self.pick(&["", ",\"rank\":30", ",\"rank\":20"])?;
            }
        }
        self.pick(&[
            "",
            ",\"provisional\":true",
            ",\"over\":{\"median\":\"g\"}",
            ",\"over\":{\"unit\":\"a\"}",
            ",\"over\":{\"unit\":\"b\"}",
            ",\"among\":\"h\"",
            ",\"provenance\":\"press\",\"source\":\"r\"",
            ",\"on\":\"2022-06-30\"",
            ",\"source\":\"s\",\"note\":\"ghi chú\"",
        ])?;
        self.say("}");
        Ok(())
    }

    fn target(&mut self, replaces: Option<&str>) -> Result<()> {
        self.pick(&[
            ",\"year\":2023",
            ",\"year\":2022",
            ",\"year\":2025",
            ",\"each\":[2019,2026]",
            ",\"each\":[2020,null]",
            ",\"since\":2020",
        ])?;
        self.pick(&[
            "",
            ",\"set_on\":\"2019-05-01\"",
            ",\"waive\":{\"change\":\"method\",\"note\":\"lý do\"}",
            ",\"over\":{\"median\":\"g\"}",
            ",\"source\":\"s\"",
        ])?;
        if let Some(id) = replaces
            && self.bytes.ratio(1_u8, 8)?
        {
            self.say(format_args!(",\"replaces\":\"{id}1\""));
        }
        self.pick(&[",\"all\":[", ",\"any\":["])?;
        self.clauses(DEEPEST)?;
        self.say("]}");
        Ok(())
    }

    fn clauses(&mut self, deeper: usize) -> Result<()> {
        let count = self.bytes.int_in_range(1..=MOST)?;
        for index in 0..count {
            self.say(if index > 0 { ",{" } else { "{" });
            self.pick(&["", "\"year\":2021,", "\"each\":[2020,2023],", "\"each\":[2021,null],", "\"since\":2020,"])?;
            self.pick(&[
                "",
                "\"indicator\":\"y\",",
                "\"over\":{\"every\":\"g\"},",
                "\"over\":{\"unit\":\"a\"},",
                "\"over\":{\"median\":\"g\"},",
            ])?;
            self.condition(deeper)?;
            self.say("}");
        }
        Ok(())
    }

    fn condition(&mut self, deeper: usize) -> Result<()> {
        match self.number(0, if deeper > 0 { 6 } else { 4 })? {
            0 => {
                self.say("\"score\":{");
                self.level()?;
            }
            1 => {
                let rank = self.number(1, 63)?;
                self.say(format_args!("\"rank\":{{\"at_most\":{rank}"));
                self.pick(&["", ",\"of\":63", ",\"among\":\"h\""])?;
            }
            2 => self.pick(&["\"band\":{\"at_least\":\"B\"", "\"band\":{\"at_least\":\"Khá\""])?,
            3 => {
                self.say("\"gain\":{");
                self.level()?;
                self.pick(&[",\"in\":\"points\",\"from\":", ",\"in\":\"percent\",\"from\":"])?;
                self.base()?;
            }
            4 => {
                let steps = self.number(0, 9)?;
                self.pick(&["\"rank_gain\":{\"at_least\":", "\"rank_gain\":{\"above\":"])?;
                self.say(format_args!("{steps},\"from\":"));
                self.base()?;
            }
            _ => {
                self.pick(&["\"all\":[", "\"any\":[", "\"readings\":["])?;
                self.clauses(deeper - 1)?;
                self.say("]");
                return Ok(());
            }
        }
        self.say("}");
        Ok(())
    }

    fn level(&mut self) -> Result<()> {
        if self.bytes.ratio(1_u8, 6)? {
            let low = self.number(60, 80)?;
            let high = self.number(low, 100)?;
            self.say(format_args!("\"between\":[{low},{high}]"));
            return Ok(());
        }
        self.pick(&[
            "\"at_least\":",
            "\"above\":",
            "\"at_most\":",
            "\"below\":",
            "\"about\":",
            "\"within\":0.5,\"about\":",
        ])?;
        self.figure()
    }

    fn base(&mut self) -> Result<()> {
        if self.bytes.ratio(1_u8, 3)? {
            // No later than the first year that any target speaks of.
            let year = self.number(2018, 2019)?;
            self.say(year);
            return Ok(());
        }
        self.pick(&[
            "\"previous\"",
            "{\"stated\":70.5}",
            "{\"indicator\":\"y\",\"lag\":1}",
            "{\"indicator\":\"x\",\"over\":{\"unit\":\"b\"}}",
            "{\"stated\":0}",
        ])
    }
}
