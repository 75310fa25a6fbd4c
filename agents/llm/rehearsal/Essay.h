#pragma once

#include "agents/llm/rehearsal/DraftText.h"
#include "agents/llm/rehearsal/Plan.h"

namespace qd::agents::rehearsal {

/// Writes a piece section by section out of a plan: an argument per heading, drawn from the stock without repeating a
/// pattern, with the plan's evidence and words worked in.
class Essay {
public:
    /// `existing`: a piece that is being revised; patterns that stand in it are not used again.
    Essay(const Plan& plan, const QString& purpose, const DraftText& existing = {});

    /// The whole piece. A rough one is what a first draft is like: a weak opening, a section without a case, hardly any
    /// evidence, a long sentence, a word the brand avoids.
    DraftText write(bool rough);

    QStringList opening(bool rough);
    QStringList conclusion(bool rough);
    const Theme& themeOf(const QString& heading);
    QString paragraph(const Theme& theme, std::initializer_list<Move> moves);
    QString anyParagraph(const Theme& theme); ///< one more argument, no case; empty when the theme is exhausted
    QString list(const Theme& theme);
    /// What the theme has to do with the subject, in the words of its field; empty when all is said.
    QString tie(const Theme& theme);
    /// A statement of the sources with a frame, one that speaks of the theme if there is any; empty when all are used.
    QString quote(const Theme* theme = nullptr);
    QString proof();
    QString brandWords(); ///< a line with words that the brand prefers; empty without any
    QString keywordLine() { return m_phrasing.fresh(keywordLines()); }
    QString line(Passages passages) { return m_phrasing.fresh(passages); }
    Phrasing& phrasing() { return m_phrasing; }

    DraftText::Section section(const QString& heading, bool plain);
    /// Takes out paragraphs that carry no case, no evidence and no keyword until `words` are left, or none can go.
    static void trim(DraftText& draft, const Plan& plan, qsizetype words);

private:
    QStringList argument(const Theme& theme, int shape);
    void spreadEvidence(DraftText& draft, int quotes);
    void spreadKeyword(DraftText& draft, int mentions);
    void fillUp(DraftText& draft, qsizetype words);
    void roughen(DraftText& draft);

    const Plan& m_plan;
    Phrasing m_phrasing;
    QList<const Theme*> m_taken;
    QMap<QString, const Theme*> m_themes;
    QList<int> m_shapes;
    QList<Statement> m_quotes;
    QList<Statement> m_proofs;
    DraftText m_existing;
};

/// Puts `block` at `at` or, where that would part a list from the line that announces it, after the list.
void insertBlock(QStringList& blocks, qsizetype at, const QString& block);
/// `first` and `second` as one text; either may be empty.
QString joined(const QString& first, const QString& second);

} // namespace qd::agents::rehearsal
