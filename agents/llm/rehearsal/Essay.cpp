#include "agents/llm/rehearsal/Essay.h"

#include "agents/llm/rehearsal/text/Wording.h"
#include "agents/llm/rehearsal/frames/Ties.h"

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr int kShapes = 6;
constexpr int kQuotes = 5;
constexpr int kMentions = 7;
constexpr int kBrandWords = 3;
constexpr qsizetype kLongest = 44; // words of a joined sentence in a rough draft stay below

void append(QStringList& blocks, const QString& block)
{
    if (!block.isEmpty())
        blocks.append(block);
}

void addToParagraph(QStringList& blocks, const QString& text, qsizetype at)
{
    for (qsizetype i = at; i < blocks.size(); ++i) {
        if (isList(blocks[i]))
            continue;
        blocks[i] = joined(blocks[i], text);
        return;
    }
    append(blocks, text);
}

// Holds a word with a capital that the topic does not know.
bool fitsElsewhere(const QString& phrase, const QString& topic)
{
    const QStringList words = phrase.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(words.begin(), words.end(), [&topic](const QString& w) { return w != w.toLower() && !holdsPhrase(topic, w); });
}

// A short call is the link itself; a sentence stands before the link.
QString callToAction(const Brand& brand)
{
    const QString call = brand.callToAction.trimmed();
    if (brand.site.isEmpty())
        return call;
    if (!call.isEmpty() && wordCount(call) <= 8)
        return QStringLiteral("[%1](%2).").arg(withoutStop(call), brand.site);
    return joined(call, QStringLiteral("Talk to [%1](%2).").arg(brand.name.isEmpty() ? brand.site : brand.name, brand.site));
}

} // namespace

void insertBlock(QStringList& blocks, qsizetype at, const QString& block)
{
    if (block.isEmpty())
        return;
    at = std::clamp<qsizetype>(at, 0, blocks.size());
    if (at > 0 && at < blocks.size() && blocks[at - 1].endsWith(u':'))
        ++at;
    blocks.insert(at, block);
}

QString joined(const QString& first, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + u' ' + second;
}

Essay::Essay(const Plan& plan, const QString& purpose, const DraftText& existing)
    : m_plan(plan), m_phrasing(plan.phrasing(purpose)), m_quotes(plan.quotes), m_proofs(plan.proofs), m_existing(existing)
{
    const QString text = existing.body();
    m_phrasing.avoidRepeating(text);
    const auto isUsed = [&text](const Statement& s) { return text.contains(s.text); };
    m_quotes.removeIf(isUsed);
    m_proofs.removeIf(isUsed);
    for (const DraftText::Section& section : existing.sections)
        themeOf(section.heading);
    for (int shape = 0; shape < kShapes; ++shape)
        m_shapes.append(shape);
    m_phrasing.dice().shuffle(m_shapes);
}

const Theme& Essay::themeOf(const QString& heading)
{
    const Theme*& known = m_themes[heading];
    if (!known) {
        Dice dice = m_plan.dice.forPurpose(heading);
        known = &themeFor(heading, m_plan, m_taken, dice);
    }
    return *known;
}

QString Essay::paragraph(const Theme& theme, std::initializer_list<Move> moves)
{
    QString text;
    for (const Move move : moves)
        text = joined(text, m_phrasing.fresh(theme, move));
    return text;
}

QString Essay::anyParagraph(const Theme& theme)
{
    QList<Move> moves{Move::Reason, Move::Counter, Move::Claim};
    m_phrasing.dice().shuffle(moves);
    for (const Move move : std::as_const(moves))
        if (const QString text = m_phrasing.fresh(theme, move); !text.isEmpty())
            return text;
    return {};
}

QString Essay::list(const Theme& theme)
{
    const QString intro = m_phrasing.fresh(theme, Move::StepsIntro);
    if (intro.isEmpty())
        return {};
    QStringList items;
    const bool announced = intro.startsWith(QStringLiteral("Three")) || intro.contains(QStringLiteral("four questions"));
    const int count = intro.startsWith(QStringLiteral("Five")) ? 5 : announced ? (intro.startsWith(QStringLiteral("Three")) ? 3 : 4)
                                                                              : 3 + m_phrasing.dice().roll(3);
    for (int i = 0; i < count; ++i)
        append(items, m_phrasing.fresh(theme, Move::Step));
    for (QString& item : items) {
        if (!item.endsWith(u'?') && item.size() > 1 && !item[1].isUpper())
            item = withoutStop(item[0].toLower() + item.mid(1));
        item.prepend(QStringLiteral("- "));
    }
    for (qsizetype i = 0; i < items.size(); ++i)
        if (!items[i].endsWith(u'?'))
            items[i] += i + 1 < items.size() ? u';' : u'.';
    return intro + QStringLiteral("\n\n") + items.join(u'\n');
}

QString Essay::tie(const Theme& theme)
{
    return m_phrasing.fresh(tiesOf(theme.id));
}

QString Essay::quote(const Theme* theme)
{
    if (m_quotes.isEmpty())
        return {};
    const QStringList cues = theme ? QString::fromLatin1(theme->cues).split(u' ') : QStringList();
    const auto hits = [&cues](const Statement& s) {
        const QStringList words = wordsOf(s.text);
        return std::count_if(words.begin(), words.end(), [&cues](const QString& w) { return !isSmallWord(w) && cues.contains(w); });
    };
    const auto best = std::max_element(m_quotes.begin(), m_quotes.end(), [&hits](const Statement& a, const Statement& b) { return hits(a) < hits(b); });
    m_phrasing.set('F', m_quotes.takeAt(best - m_quotes.begin()).quoted());
    return m_phrasing.fresh(quotingLines());
}

QString Essay::proof()
{
    if (m_proofs.isEmpty())
        return {};
    m_phrasing.set('F', m_proofs.takeFirst().text);
    return m_phrasing.fresh(proofLines());
}

QString Essay::brandWords()
{
    const Brand& brand = m_plan.material.brand;
    QStringList words;
    for (const QString& word : brand.preferred) {
        // A phrase with a name in it ("put AI to work") belongs to pieces about that.
        if (words.size() < kBrandWords && !fitsElsewhere(word, m_plan.subject.topic))
            words.append(u'“' + word + u'”');
    }
    m_phrasing.set('P', listing(words));
    return words.isEmpty() || brand.name.isEmpty() ? QString() : m_phrasing.fresh(brandWordLines());
}

QStringList Essay::opening(bool rough)
{
    const QString question = m_plan.subject.isForeign() ? QStringLiteral("The subject, in the words of the brief: %1.").arg(m_plan.subject.named()) : QString();
    if (rough)
        return {joined(question, m_phrasing.fresh(weakOpenings())), m_phrasing.fresh(plainPromises())};
    QString promise = m_phrasing.fresh(promises());
    if (const QString& series = m_plan.subject.series; !series.isEmpty()) {
        m_phrasing.set('Q', series);
        promise = joined(promise, m_phrasing.fresh(seriesLines()));
    }
    return {joined(question, m_phrasing.fresh(openings())), promise};
}

QStringList Essay::conclusion(bool rough)
{
    QStringList blocks{m_phrasing.fresh(conclusions())};
    const Brand& brand = m_plan.material.brand;
    if (!rough) {
        append(blocks, proof());
        append(blocks, brandWords());
    }
    append(blocks, joined(m_phrasing.fresh(invitations()), callToAction(brand)));
    return blocks;
}

QStringList Essay::argument(const Theme& theme, int shape)
{
    QStringList blocks;
    switch (shape) {
    case 0:
        blocks = {paragraph(theme, {Move::Claim, Move::Reason}), paragraph(theme, {Move::Example}), paragraph(theme, {Move::Counter, Move::Close})};
        break;
    case 1:
        blocks = {paragraph(theme, {Move::Question, Move::Claim}), paragraph(theme, {Move::Example}), list(theme), paragraph(theme, {Move::Close})};
        break;
    case 2:
        blocks = {paragraph(theme, {Move::Claim}), paragraph(theme, {Move::Counter}), paragraph(theme, {Move::Example, Move::Close})};
        break;
    case 3:
        blocks = {paragraph(theme, {Move::Example}), paragraph(theme, {Move::Claim, Move::Reason}), paragraph(theme, {Move::Question, Move::Close})};
        break;
    case 4:
        blocks = {paragraph(theme, {Move::Claim, Move::Question}), paragraph(theme, {Move::Reason}), list(theme), paragraph(theme, {Move::Example})};
        break;
    default:
        blocks = {paragraph(theme, {Move::Claim}), paragraph(theme, {Move::Reason, Move::Example}), list(theme), paragraph(theme, {Move::Close})};
    }
    return blocks;
}

DraftText::Section Essay::section(const QString& heading, bool plain)
{
    const Theme& theme = themeOf(heading);
    DraftText::Section made{heading, {}};
    QStringList blocks;
    if (plain) {
        blocks = {paragraph(theme, {Move::Claim, Move::Reason}), paragraph(theme, {Move::Counter}), paragraph(theme, {Move::Reason, Move::Close})};
    } else {
        const int shape = m_shapes.takeFirst();
        m_shapes.append(shape);
        blocks = argument(theme, shape);
    }
    if (!m_shapes.isEmpty() && m_shapes.first() % 2 == 0)
        blocks.insert(1, tie(theme));
    else
        blocks.prepend(tie(theme));
    for (const QString& block : std::as_const(blocks))
        for (const QString& part : block.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
            made.blocks.append(part);
    return made;
}

void Essay::spreadEvidence(DraftText& draft, int quotes)
{
    QList<int> order;
    for (int i = 0; i < draft.sections.size() - 1; ++i)
        order.append(i);
    m_phrasing.dice().shuffle(order);
    for (int i = 0; i < quotes && !order.isEmpty(); ++i) {
        DraftText::Section& target = draft.sections[order[i % order.size()]];
        const QString text = quote(&themeOf(target.heading));
        if (text.isEmpty())
            return;
        const QString after = i % 2 == 0 ? m_phrasing.fresh(afterQuotes()) : QString();
        insertBlock(target.blocks, 1 + i / order.size(), joined(text, after));
    }
}

void Essay::spreadKeyword(DraftText& draft, int mentions)
{
    int count = countPhrase(draft.body(), m_plan.keyword);
    const qsizetype body = draft.sections.size() - 1;
    for (qsizetype i = 0; i < body && count < mentions; ++i) {
        const QString text = keywordLine();
        if (text.isEmpty())
            break;
        // "…, let it be this." leads over to what follows; it may not stand at the end.
        QStringList& blocks = draft.sections[(i * 2 + (i * 2 >= body ? 1 - body % 2 : 0)) % body].blocks;
        addToParagraph(blocks, text, 0);
        ++count;
    }
    if (m_plan.secondary.isEmpty() || body < 2)
        return;
    addToParagraph(draft.sections[body / 2].blocks, m_phrasing.fresh(secondaryLines()), 1);
}

void Essay::fillUp(DraftText& draft, qsizetype words)
{
    QSet<QString> exhausted;
    const qsizetype body = draft.sections.size() - 1;
    for (int attempt = 0; attempt < 40 && draft.words() < words && exhausted.size() < body; ++attempt) {
        DraftText::Section* shortest = nullptr;
        for (qsizetype i = 0; i < body; ++i) {
            DraftText::Section& section = draft.sections[i];
            if (!exhausted.contains(section.heading) && (!shortest || wordCount(section.text()) < wordCount(shortest->text())))
                shortest = &section;
        }
        if (!shortest)
            return;
        const Theme& theme = themeOf(shortest->heading);
        const QString more = attempt < body ? tie(theme) : anyParagraph(theme);
        if (more.isEmpty() && attempt >= body)
            exhausted.insert(shortest->heading);
        insertBlock(shortest->blocks, std::min<qsizetype>(shortest->blocks.size() - 1, 2), more);
    }
}

void Essay::trim(DraftText& draft, const Plan& plan, qsizetype words)
{
    const auto isSpare = [&plan](const QString& b) {
        return !isList(b) && !b.endsWith(u':') && !tellsCase(b) && !answersWish(b) && !b.contains(QStringLiteral("(from: ")) && !holdsPhrase(b, plan.keyword);
    };
    QList<qsizetype> sizes;
    for (const DraftText::Section& section : draft.sections)
        sizes.append(wordCount(section.text()));
    for (int attempt = 0; attempt < 30 && draft.words() > words && sizes.size() > 1; ++attempt) {
        const qsizetype longest = std::max_element(sizes.begin(), sizes.end() - 1) - sizes.begin();
        QStringList& blocks = draft.sections[longest].blocks;
        auto spare = blocks.size() > 2 ? std::find_if(blocks.begin() + 1, blocks.end(), isSpare) : blocks.end();
        const auto isPlainCase = [&plan](const QString& b) { return tellsCase(b) && !isList(b) && !holdsPhrase(b, plan.keyword); };
        if (spare == blocks.end() && std::count_if(blocks.begin(), blocks.end(), tellsCase) > 1) // a second case can go, the first not
            spare = std::find_if(blocks.begin() + 1, blocks.end(), isPlainCase);
        sizes[longest] = spare == blocks.end() ? 0 : sizes[longest] - wordCount(*spare);
        if (spare != blocks.end())
            blocks.erase(spare);
    }
}

void Essay::roughen(DraftText& draft)
{
    const QStringList& avoid = m_plan.material.brand.avoid;
    const qsizetype body = draft.sections.size() - 1;
    if (!avoid.isEmpty()) {
        m_phrasing.set('X', avoid[m_phrasing.dice().roll(avoid.size())]);
        const Passages lines = avoidedLines();
        addToParagraph(draft.sections[body / 2].blocks, m_phrasing.fill(lines[size_t(m_phrasing.dice().roll(qsizetype(lines.size())))]), 0);
    }
    static const QStringList joinable{QStringLiteral("It "), QStringLiteral("They "), QStringLiteral("The "), QStringLiteral("That "),
                                      QStringLiteral("A "), QStringLiteral("If "), QStringLiteral("Without "), QStringLiteral("What ")};
    for (qsizetype s = body - 1; s >= 0; --s) {
        for (QString& block : draft.sections[s].blocks) {
            QStringList sentences = isList(block) ? QStringList() : sentencesOf(block);
            for (qsizetype i = 0; i + 1 < sentences.size(); ++i) {
                const qsizetype words = wordCount(sentences[i]) + wordCount(sentences[i + 1]);
                const bool fits = std::any_of(joinable.begin(), joinable.end(), [&](const QString& w) { return sentences[i + 1].startsWith(w); });
                if (!fits || words < 34 || words > kLongest || !sentences[i].endsWith(u'.') || sentences[i].contains(u':'))
                    continue;
                sentences[i + 1][0] = sentences[i + 1][0].toLower();
                sentences[i] = withoutStop(sentences[i]) + QStringLiteral(", and ") + sentences.takeAt(i + 1);
                block = sentences.join(u' ');
                return;
            }
        }
    }
}

DraftText Essay::write(bool rough)
{
    DraftText draft;
    draft.title = m_plan.title;
    draft.intro = opening(rough);
    for (const Stated& stated : m_plan.stated)
        append(draft.intro, sentenceOf(stated));
    const int plainSection = rough ? m_phrasing.dice().roll(m_plan.headings.size()) : -1;
    for (int i = 0; i < m_plan.headings.size(); ++i)
        draft.sections.append(section(m_plan.headings[i], i == plainSection));
    draft.sections.append({m_plan.conclusionHeading, conclusion(rough)});
    spreadKeyword(draft, rough ? 2 : kMentions);
    if (!rough)
        spreadEvidence(draft, kQuotes);
    else if (m_quotes.size() > 1 && m_plan.headings.size() > 1) { // one finding only, and not in the plain section
        DraftText::Section& target = draft.sections[plainSection == 0 ? 1 : 0];
        insertBlock(target.blocks, 1, quote(&themeOf(target.heading)));
    }
    fillUp(draft, m_plan.words * (rough ? 93 : 97) / 100);
    trim(draft, m_plan, m_plan.words * (rough ? 99 : 105) / 100);
    if (rough)
        roughen(draft);
    return draft;
}

} // namespace qd::agents::rehearsal
