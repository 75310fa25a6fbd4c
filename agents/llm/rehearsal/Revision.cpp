#include "agents/llm/rehearsal/Revision.h"

#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr double kMinRatio = 0.2; // a revision that changes less does not look like one
constexpr double kMaxRatio = 0.42;

bool says(const QString& text, const char* pattern)
{
    return text.contains(QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption));
}

QString captured(const QString& text, const char* pattern)
{
    const QRegularExpression expression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption);
    return expression.match(text).captured(1).trimmed();
}

// One request each: "Please mention the scale and shorten the title." holds two.
QStringList clausesOf(const QString& wish)
{
    static const QRegularExpression joint(QStringLiteral(
        "[;\\n]+|(?<=[.!?])\\s+|,?\\s+(?:and|then|also|but)\\s+(?:also\\s+|then\\s+)?(?:please\\s+)?(?=(?:mention|add|include|shorten|make|remove|drop|delete|change|"
        "rewrite|expand|avoid|use|don'?t|do not|leave|refer|stress|emphasi[sz]e|find|trim)\\b)"), QRegularExpression::CaseInsensitiveOption);
    QStringList clauses = wish.split(joint, Qt::SkipEmptyParts);
    for (QString& clause : clauses)
        clause = clause.trimmed();
    clauses.removeAll(QString());
    return clauses;
}

// What has to stand in the text for a wish to be met: "Manchester triage scale" of "the Manchester triage scale".
QString keyOf(const QString& wanted)
{
    static const QRegularExpression article(QStringLiteral("^(?:the|an?|our|your)\\s+"), QRegularExpression::CaseInsensitiveOption);
    return withoutStop(wanted).remove(article);
}

} // namespace

Revision::Revision(const Plan& plan, const DraftText& draft)
    : m_plan(plan), m_draft(draft), m_before(draft.toMarkdown()), m_essay(plan, QStringLiteral("revision") + QString::number(draft.words()), draft)
{
}

void Revision::did(const QString& what)
{
    if (!m_answers.contains(what))
        m_answers.append(what);
}

DraftText Revision::apply(const QList<Fault>& faults, const QStringList& wishes)
{
    for (const Fault& fault : faults)
        if (fault.kind != Fault::HumanNote)
            answer(fault);
    for (const QString& wish : wishes)
        for (const QString& clause : clausesOf(wish))
            answerWish(clause);
    const bool asked = !faults.isEmpty() || !wishes.isEmpty();
    if (asked)
        reachRatio();
    if (asked && !m_answers.contains(QStringLiteral("deepened the arguments")))
        Essay::trim(m_draft, m_plan, m_plan.words * 107 / 100);
    keepWishes();
    return m_draft;
}

void Revision::answer(const Fault& fault)
{
    switch (fault.kind) {
    case Fault::AvoidedWord:
        removeSentences(fault.subject);
        return did(QStringLiteral("took “%1” out").arg(fault.subject));
    case Fault::Keyword:
        return fixKeyword(fault.subject);
    case Fault::Opening:
        return replaceOpening();
    case Fault::NoCase:
        return addCase(fault.section);
    case Fault::LongSentence:
        splitSentence(fault.subject);
        return did(QStringLiteral("split the long sentences"));
    case Fault::Sources:
        return addEvidence();
    case Fault::Length:
        return fixLength(fault.subject == u"short", 1.0);
    case Fault::Repeated:
        removeSentences(fault.subject);
        return did(QStringLiteral("removed what was said twice"));
    case Fault::Record:
        return addRecord();
    case Fault::HumanNote:
        return rework(fault.note);
    }
}

void Revision::replaceOpening()
{
    const QStringList fresh = m_essay.opening(false);
    if (fresh.join(QString()).isEmpty())
        return;
    QStringList kept;
    for (qsizetype i = 0; i < m_draft.intro.size(); ++i)
        if (i > 1 || answersWish(m_draft.intro[i]))
            kept.append(m_draft.intro[i]);
    m_draft.intro = fresh + kept;
    m_draft.intro.removeAll(QString());
    did(QStringLiteral("wrote a new opening"));
}

// Each of its paragraphs keeps the sentence it begins with, and the one that names the keyword.
void Revision::shortenOpening()
{
    const qsizetype before = wordCount(m_draft.intro.join(u' '));
    for (QString& block : m_draft.intro) {
        if (isList(block) || answersWish(block) || block.contains(QStringLiteral("(from: ")))
            continue;
        QStringList sentences = sentencesOf(block);
        for (qsizetype i = sentences.size() - 1; i > 0; --i)
            if (!holdsPhrase(sentences[i], m_plan.keyword) || holdsPhrase(sentences.first(), m_plan.keyword))
                sentences.removeAt(i);
        block = sentences.join(u' ');
    }
    for (qsizetype i = m_draft.intro.size() - 1; i >= 0 && m_draft.intro.size() > 1 && wordCount(m_draft.intro.join(u' ')) == before; --i)
        if (!answersWish(m_draft.intro[i]) && !holdsPhrase(m_draft.intro[i], m_plan.keyword))
            m_draft.intro.removeAt(i);
    if (wordCount(m_draft.intro.join(u' ')) < before)
        did(QStringLiteral("shortened the opening"));
    else
        m_unmet.append(QStringLiteral("make the opening shorter: it holds one sentence and what the brief states"));
}

void Revision::replaceConclusion()
{
    if (m_draft.sections.isEmpty())
        return;
    m_draft.sections.last().blocks = m_essay.conclusion(false);
    m_draft.sections.last().blocks.removeAll(QString());
    did(QStringLiteral("wrote a new conclusion"));
}

void Revision::removeSentences(const QString& phrase)
{
    const auto clean = [&phrase](QStringList& blocks) {
        for (QString& block : blocks) {
            if (!holdsPhrase(block, phrase))
                continue;
            QStringList kept = isList(block) ? block.split(u'\n') : sentencesOf(block);
            kept.removeIf([&phrase](const QString& s) { return holdsPhrase(s, phrase); });
            block = kept.join(isList(block) ? u'\n' : u' ');
        }
        blocks.removeAll(QString());
    };
    clean(m_draft.intro);
    for (DraftText::Section& section : m_draft.sections)
        clean(section.blocks);
}

void Revision::splitSentence(const QString& sentence)
{
    static const QRegularExpression joint(QStringLiteral(",? and (?=it |they |the |that |a |if |without |what )|; "));
    const qsizetype middle = sentence.size() / 2;
    qsizetype at = -1;
    qsizetype length = 0;
    for (QRegularExpressionMatchIterator found = joint.globalMatch(sentence); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (at >= 0 && qAbs(match.capturedStart() - middle) > qAbs(at - middle))
            continue;
        at = match.capturedStart();
        length = match.capturedLength();
    }
    if (at < 0)
        return;
    const QString split = sentence.left(at) + QStringLiteral(". ") + capitalised(sentence.mid(at + length));
    for (DraftText::Section& section : m_draft.sections)
        for (QString& block : section.blocks)
            block.replace(sentence, split);
}

void Revision::addCase(const QString& heading)
{
    for (DraftText::Section& section : m_draft.sections) {
        if (section.heading != heading)
            continue;
        const QString example = m_essay.paragraph(m_essay.themeOf(heading), {Move::Example});
        insertBlock(section.blocks, 1, example);
        const QString list = m_essay.list(m_essay.themeOf(heading));
        if (example.isEmpty() && !list.isEmpty())
            section.blocks += list.split(QStringLiteral("\n\n"));
        did(QStringLiteral("gave “%1” a case to picture").arg(heading));
    }
}

void Revision::addEvidence()
{
    const int body = std::max<int>(1, int(m_draft.sections.size()) - 1);
    for (int i = 0; m_draft.quotes() < std::min<int>(4, int(m_plan.quotes.size())) && i < 8; ++i) {
        if (m_draft.sections.isEmpty())
            break;
        qsizetype at = (i * 2 + 1) % body; // a section without evidence, if there is one
        for (int step = 0; step < body && m_draft.sections[at].text().contains(QStringLiteral("(from: ")); ++step)
            at = (at + 1) % body;
        const QString text = m_essay.quote(&m_essay.themeOf(m_draft.sections[at].heading));
        if (text.isEmpty())
            break;
        insertBlock(m_draft.sections[at].blocks, 1, joined(text, m_essay.line(afterQuotes())));
    }
    did(QStringLiteral("quoted more of the findings, each with its source"));
}

void Revision::addRecord()
{
    const QString text = m_essay.proof();
    if (text.isEmpty() || m_draft.sections.isEmpty())
        return;
    QStringList& blocks = m_draft.sections.last().blocks;
    insertBlock(blocks, 1, text);
    insertBlock(blocks, 2, m_essay.brandWords());
    did(QStringLiteral("added our own record before the call to action"));
}

void Revision::fixKeyword(const QString& where)
{
    if (where == u"title") {
        m_draft.title = makeTitle(m_plan, m_plan.keyword, int(m_draft.sections.size()) - 1, m_plan.dice.forPurpose(m_draft.title));
    } else if (where == u"heading" && m_draft.sections.size() > 1) {
        const QString shown = m_plan.subject.isForeign() ? m_plan.subject.keywordInProse(m_plan.keyword) : capitalised(m_plan.keyword);
        m_draft.sections[0].heading = shown + QStringLiteral(": ") + m_draft.sections[0].heading;
    } else if (!holdsPhrase(m_draft.intro.join(u' '), m_plan.keyword)) {
        const QString promise = m_essay.line(promises());
        if (m_draft.intro.isEmpty() || promise.isEmpty())
            m_draft.intro.append(promise);
        else
            m_draft.intro.insert(1, promise);
    }
    did(QStringLiteral("placed “%1” where it was missing").arg(m_plan.keyword));
}

void Revision::fixLength(bool longer, double share)
{
    const double now = double(m_draft.words());
    const double goal = share * (share == 1.0 ? m_plan.words : longer ? std::max(now, double(m_plan.words)) : std::min(now, double(m_plan.words)));
    while (longer && double(m_draft.words()) < goal - 250 && addSection()) {
    }
    const int body = std::max<int>(1, int(m_draft.sections.size()) - 1);
    for (int i = 0; i < 30 && body < m_draft.sections.size(); ++i) {
        QStringList& blocks = m_draft.sections[i % body].blocks;
        if (!longer || double(m_draft.words()) >= goal)
            break;
        insertBlock(blocks, 1, m_essay.anyParagraph(m_essay.themeOf(m_draft.sections[i % body].heading)));
    }
    if (!longer)
        Essay::trim(m_draft, m_plan, qsizetype(goal));
    did(longer ? QStringLiteral("deepened the arguments") : QStringLiteral("shortened the piece"));
}

// The plan may know a heading that the draft has no section for.
bool Revision::addSection()
{
    for (const QString& heading : m_plan.headings) {
        if (m_draft.headings().contains(heading))
            continue;
        const qsizetype at = std::max<qsizetype>(0, m_draft.sections.size() - 1);
        m_draft.sections.insert(at, m_essay.section(heading, false));
        return true;
    }
    return false;
}

bool Revision::replaceParagraph(qsizetype section, qsizetype from)
{
    QStringList& blocks = m_draft.sections[section].blocks;
    for (qsizetype i = blocks.size() - 1; i >= from; --i) {
        const bool fixed = isList(blocks[i]) || blocks[i].endsWith(u':') || blocks[i].contains(QStringLiteral("(from: "))
            || !m_before.contains(blocks[i]) || tellsCase(blocks[i]) || answersWish(blocks[i]) || holdsPhrase(blocks[i], m_plan.keyword);
        if (fixed)
            continue;
        const Theme& theme = m_essay.themeOf(m_draft.sections[section].heading);
        const QString argument = m_essay.anyParagraph(theme);
        const QString fresh = argument.isEmpty() ? m_essay.tie(theme) : argument;
        if (fresh.isEmpty())
            continue;
        blocks[i] = fresh;
        return true;
    }
    return false;
}

void Revision::reachRatio()
{
    const int body = std::max<int>(0, int(m_draft.sections.size()) - 1);
    for (int i = 0; i < body * 4; ++i) {
        if (editRatio(m_before, m_draft.toMarkdown()) >= kMinRatio)
            return;
        if (replaceParagraph(i % body, i < body * 3 ? 1 : 0)) // the first paragraph leads in, and goes last
            did(QStringLiteral("tightened weaker paragraphs"));
    }
}

void Revision::addWish(const QString& wish)
{
    const QString key = keyOf(wish);
    for (const QString& avoided : m_plan.material.brand.avoid)
        if (holdsPhrase(key, avoided)) {
            m_unmet.append(QStringLiteral("mention “%1”, because “%2” is on the list of words we avoid").arg(key, avoided));
            return;
        }
    if (!m_wanted.contains(wish))
        m_wanted.append(wish);
    if (holdsPhrase(m_draft.body(), key))
        return did(QStringLiteral("kept %1 in the text").arg(withoutStop(wish)));
    const auto naming = std::find_if(m_plan.quotes.begin(), m_plan.quotes.end(), [&key](const Statement& s) { return holdsPhrase(s.text, key); });
    QString text;
    if (naming != m_plan.quotes.end()) {
        m_essay.phrasing().set('F', naming->quoted());
        text = m_essay.line(quotingLines());
    } else {
        m_essay.phrasing().set('Y', withoutStop(wish));
        text = m_essay.line(wishLines());
    }
    if (!holdsPhrase(text, key)) // every line is used up
        text = QStringLiteral("One point belongs here as well: %1.").arg(withoutStop(wish));
    if (m_draft.sections.isEmpty())
        m_draft.intro.append(text);
    else
        m_draft.sections[m_draft.sections.size() / 2].blocks.insert(0, text);
    did(naming != m_plan.quotes.end() ? QStringLiteral("quoted what the findings say of %1").arg(withoutStop(wish))
                                      : QStringLiteral("named %1, without claiming anything about it, since nothing in the material does").arg(withoutStop(wish)));
}

// What was asked for once is looked for again when everything else is done.
void Revision::keepWishes()
{
    for (const QString& wish : QStringList(m_wanted))
        if (!holdsPhrase(m_draft.body(), keyOf(wish)))
            addWish(wish);
}

void Revision::shortenTitle()
{
    const QString& now = m_draft.title;
    if (now.size() < m_plan.title.size())
        return did(QStringLiteral("kept the shorter title"));
    const QString lead = now.section(QStringLiteral(": "), 0, 0);
    for (const QString& shorter : {lead, titleCase(m_plan.keyword)}) {
        if (shorter.size() >= now.size() || shorter.size() < 5 || !holdsPhrase(shorter, m_plan.keyword))
            continue;
        m_draft.title = shorter;
        return did(QStringLiteral("shortened the title to “%1”").arg(shorter));
    }
    m_unmet.append(QStringLiteral("shorten the title: “%1” holds little more than the words it is searched for by").arg(now));
}

// A wish that names nothing in particular: the section that it speaks of is rewritten, or else the first.
void Revision::rework(const QString& wish)
{
    const QStringList wanted = wordsOf(wish);
    qsizetype target = 0;
    qsizetype most = 0;
    for (qsizetype i = 0; i + 1 < m_draft.sections.size(); ++i) {
        const QStringList words = wordsOf(m_draft.sections[i].heading + u' ' + m_draft.sections[i].text());
        const qsizetype common = std::count_if(wanted.begin(), wanted.end(), [&](const QString& w) { return !isSmallWord(w) && words.contains(w); });
        if (common > most) {
            most = common;
            target = i;
        }
    }
    if (m_draft.sections.size() < 2)
        return replaceOpening();
    while (editRatio(m_before, m_draft.toMarkdown()) < kMaxRatio && replaceParagraph(target)) {
    }
    did(QStringLiteral("reworked “%1”").arg(m_draft.sections[target].heading));
}

void Revision::answerWish(const QString& wish)
{
    const qsizetype done = m_answers.size();
    const qsizetype unmet = m_unmet.size();
    const QString unwanted = captured(wish, "(?:remove|drop|delete|leave out|take out|don'?t (?:use|say|mention)|do not (?:use|say|mention)|avoid|no more)"
                                            "\\s+(?:the )?(?:word |phrase |term )?[\"“'‘]?([^\"”'’.;,\\n]{2,60})");
    const QString wanted = captured(wish, "(?:add|mention|include|bring in|refer to|talk about|stress|emphasi[sz]e|say something about)"
                                          "\\s+([^.;\\n]{3,160})");
    if (!unwanted.isEmpty() && holdsPhrase(m_draft.toMarkdown(), unwanted)) {
        removeSentences(unwanted);
        did(QStringLiteral("took “%1” out").arg(unwanted));
    }
    static constexpr const char* kShorter = "\\b(shorter|shorten|short|too long|trim|cut)\\b";
    const bool title = says(wish, "\\b(title|headline)\\b");
    if (title && says(wish, kShorter)) {
        shortenTitle();
        return;
    }
    if (title && wanted.isEmpty()) {
        m_draft.title = makeTitle(m_plan, m_plan.keyword, int(m_draft.sections.size()) - 1, m_plan.dice.forPurpose(wish + m_draft.title));
        did(QStringLiteral("found a new title"));
    }
    const bool opening = says(wish, "\\b(opening|introduction|intro|first paragraph|beginning)\\b");
    const bool ending = says(wish, "\\b(conclusion|ending|closing|last paragraph|call to action)\\b");
    if (opening && says(wish, kShorter) && !says(wish, "\\btoo short\\b"))
        shortenOpening();
    else if (opening)
        replaceOpening();
    if (ending)
        replaceConclusion();
    if (says(wish, "\\b(example|examples|case|cases|concrete)\\b"))
        for (qsizetype i = 0; i + 1 < m_draft.sections.size() && i < 4; i += 2)
            addCase(m_draft.sections[i].heading);
    else if (!wanted.isEmpty() && unwanted.isEmpty())
        addWish(wanted);
    const bool whole = !opening && !ending; // else only that part is meant
    if (whole && says(wish, "\\b(shorter|shorten|too long|trim|cut)\\b"))
        fixLength(false, 0.85);
    if (whole && says(wish, "\\b(longer|more detail|expand|too short|deeper)\\b"))
        fixLength(true, 1.12);
    if (m_answers.size() == done && m_unmet.size() == unmet)
        rework(wish);
}

} // namespace qd::agents::rehearsal
