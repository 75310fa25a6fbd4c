#include "ui/pages/calls/CallMarkup.h"

#include "core/model/calls/DrawnPicture.h"
#include "ui/pages/calls/CallWords.h"
#include "ui/pages/calls/MarkupParts.h"
#include "ui/style/Tokens.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

using namespace markup;

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::CallMarkup)
};

/// What the blocks of a prompt are called.
QString partWords(const PromptPart& part)
{
    static const QHash<QString, const char*> kNames{
        {QStringLiteral("task"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Task")},         {QStringLiteral("brief"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Brief")},
        {QStringLiteral("title"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Title")},       {QStringLiteral("source"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Source")},
        {QStringLiteral("result"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Result of an earlier step")}, {QStringLiteral("draft"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Draft")},
        {QStringLiteral("notes"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Notes")},       {QStringLiteral("message"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Message")},
        {QStringLiteral("turn"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Argument")},     {QStringLiteral("memory"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Memory")},
        {QStringLiteral("invalid"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Why the last answer could not be used")},
        {QStringLiteral("reply"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Form of the answer")},
        {QStringLiteral("organisation"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Organisation")}, {QStringLiteral("agent"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Agent")},
        {QStringLiteral("role"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Role")},         {QStringLiteral("personality"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Personality")},
        {QStringLiteral("brand"), QT_TRANSLATE_NOOP("qd::ui::CallMarkup", "Brand")}};
    if (part.name.isEmpty())
        return Texts::tr("Text");
    const char* name = kNames.value(part.name);
    return name ? Texts::tr(name) : opened(part.name);
}

QString aboutText(const PromptPart& part)
{
    QStringList values;
    for (const auto& [name, value] : part.about)
        if (name != QLatin1String("integrity") && !value.isEmpty())
            values << name + QLatin1Char(' ') + value;
    return values.join(QStringLiteral(" · "));
}

/// Writes the document front to back, and remembers what can be copied.
class Document {
public:
    Document(const ReadCall& read, const OfficeState& state, Instant now, const QSet<QString>& unfolded)
        : m_read(read), m_call(read.call), m_state(state), m_now(now), m_unfolded(unfolded)
    {
    }

    CallDocument write()
    {
        writeFacts();
        writeEnd();
        writeTools();
        writePrompt();
        return std::move(m_out);
    }

private:
    const ReadCall& m_read;
    const ModelCall& m_call;
    const OfficeState& m_state;
    Instant m_now;
    const QSet<QString>& m_unfolded;
    CallDocument m_out;

    void put(const QString& text) { m_out.markup += text; }
    QString copyLink(const QString& text, const QString& shown)
    {
        m_out.copies.append(text);
        return link(shown, QStringLiteral("copy:%1").arg(m_out.copies.size() - 1));
    }
    QString hashLink(const QByteArray& hash)
    {
        const QString hex = QString::fromLatin1(hash.toHex());
        return escaped(hex.left(12) + QChar(0x2026)) + QLatin1Char(' ') + copyLink(hex, Texts::tr("copy"));
    }

    /// A text with its heading; a long one cut, with the way to the rest.
    void text(const QString& key, const QString& name, const QString& about, const QString& whole, bool isOutside, bool isCode = false)
    {
        const std::optional<QString> data = readableJson(whole);
        const QString shown = data.value_or(whole);
        QString head = strong(name) + (about.isEmpty() ? QString() : QLatin1Char(' ') + muted(about)) + QStringLiteral(" &nbsp; ") + copyLink(whole, Texts::tr("copy"));
        if (isOutside)
            head += QStringLiteral("<br>") + coloured(Texts::tr("From outside: it informs, and instructs nobody."), tokens().warn);
        const qsizetype limit = m_unfolded.contains(key) ? kUnfoldedAtMost : kFolded;
        const QColor bar = isOutside ? tokens().warn : tokens().border;
        put(block(head, shown.left(limit), bar, isCode || data.has_value()));
        if (shown.size() <= limit)
            return;
        const QString rest = Texts::tr("The first %1 of %2 characters.").arg(countText(limit), countText(shown.size()));
        put(QStringLiteral("<p>") + muted(rest) + QLatin1Char(' ')
            + (limit == kFolded ? link(Texts::tr("Show more of it"), QStringLiteral("unfold:") + key) : muted(Texts::tr("All of it stands in “As it was sent”."))) + QStringLiteral("</p>"));
    }
    template <class T>
    bool isThere(const std::optional<Result<T>>& read, const QString& what)
    {
        if (!read)
            put(QStringLiteral("<p>") + muted(Texts::tr("Reading %1 …").arg(what)) + QStringLiteral("</p>"));
        else if (!*read)
            put(QStringLiteral("<p>") + coloured(Texts::tr("This can't be read: %1").arg(sentenceOf(read->error()).what), tokens().bad) + QStringLiteral("</p>"));
        return read && *read;
    }

    QColor endColour() const
    {
        switch (m_call.end()) {
        case CallEnd::Answered:
        case CallEnd::Asked: return tokens().good;
        case CallEnd::Failed: return tokens().bad;
        case CallEnd::Stopped: return tokens().warn;
        case CallEnd::UnderWay:
        case CallEnd::Lies: return tokens().info;
        }
        return tokens().text;
    }

    void writeFacts()
    {
        const TurnStarted& began = m_call.started;
        QString rows = fact(Texts::tr("Who"), link(partyTitle(m_state, began.agent), QStringLiteral("agent:") + began.agent.text));
        rows += fact(Texts::tr("Step"), escaped(timesText(m_call, m_state)) + QStringLiteral(" &nbsp; ") + link(Texts::tr("Open its run"), QStringLiteral("run:") + began.run.toString()));
        if (!began.task.isEmpty())
            rows += fact(Texts::tr("Task"), escaped(began.task));
        rows += repeatRow() + modelRows() + timeRows();
        rows += fact(Texts::tr("What came of it"), coloured(endText(m_call), endColour()));
        rows += m_call.failed && !m_call.failed->reason.isEmpty() ? fact(Texts::tr("Why"), escaped(m_call.failed->reason)) : QString();
        if (const QString why = m_call.finished ? whyDrawn(m_call.finished->values) : QString(); !why.isEmpty())
            rows += fact(Texts::tr("Why"), escaped(why)) + fact(Texts::tr("After that"), Texts::tr("a picture was drawn in its place"));
        if (m_call.failed && m_call.failed->again)
            rows += fact(Texts::tr("After that"), escaped(m_call.failed->retryAt ? Texts::tr("tried again from %1 on").arg(clockText(*m_call.failed->retryAt)) : Texts::tr("tried again")));
        put(facts(rows + moneyRows() + recalledRows() + hashRows()));
    }

    bool isRepeat() const { return !repeated(m_call).isNull(); }

    QString repeatRow() const
    {
        if (!isRepeat())
            return {};
        const QString why = coloured(Texts::tr("Nothing was asked, and nothing is paid: an earlier call had asked the same, and its answer was given again."), tokens().info);
        return fact(Texts::tr("Repeated"), why + QLatin1Char(' ') + link(Texts::tr("Open that call"), QStringLiteral("call:") + repeated(m_call).toString()));
    }

    QString modelRows() const
    {
        QString rows = fact(isRepeat() ? Texts::tr("Model of both") : Texts::tr("Model asked"), escaped(m_call.asked()));
        if (m_call.asked() != m_call.started.model)
            rows += fact(Texts::tr("Meant at first"), escaped(m_call.started.model));
        const QString answered = m_call.spend().model;
        if (!answered.isEmpty() && answered != m_call.asked())
            rows += fact(Texts::tr("Model that answered"), escaped(answered));
        if (!m_call.started.tier.isEmpty())
            rows += fact(Texts::tr("Tier"), escaped(opened(m_call.started.tier.text)));
        return rows;
    }

    QString timeRows() const
    {
        QString rows = fact(Texts::tr("Begun"), escaped(Texts::tr("%1 · %2", "when · how long ago").arg(absoluteText(m_call.began), agoText(m_call.began, m_now))));
        rows += fact(m_call.ended ? Texts::tr("Took") : Texts::tr("For"), escaped(durationText(m_call.took(m_now))));
        for (const SilentSpell& one : m_call.silences)
            rows += fact(Texts::tr("Slow"), coloured(Texts::tr("at %1 nothing had come for %2").arg(clockText(one.at), durationText(one.silent)), tokens().warn));
        if (m_call.batched)
            rows += fact(Texts::tr("Batch"), escaped(Texts::tr("with %1, as %2, at the latest by %3").arg(m_call.batched->provider, m_call.batched->batch, absoluteText(m_call.batched->deadline))));
        return rows;
    }

    QString moneyRows() const
    {
        const Spend spend = m_call.spend();
        QString rows = fact(Texts::tr("Reserved"), escaped(m_call.reserved ? Texts::tr("%1, for at most %2 tokens").arg(callMoneyText(m_call.promised()), countText(m_call.reserved->tokens.value))
                                                                          : callMoneyText(m_call.promised())));
        if (!m_call.ended)
            return rows;
        QString billed = escaped(callMoneyText(spend.cost));
        if (spend.batched)
            billed += QLatin1Char(' ') + muted(Texts::tr("asked in a batch, for less"));
        if (spend.estimated)
            billed += QStringLiteral("<br>") + coloured(Texts::tr("Counted here: what its provider reported was missing, or not believed."), tokens().warn);
        rows += fact(Texts::tr("Billed"), billed);
        if (spend.wouldHaveCost != spend.cost)
            rows += fact(Texts::tr("At the tier's price"), escaped(callMoneyText(spend.wouldHaveCost)));
        const TokenUsage& used = spend.usage;
        rows += fact(Texts::tr("Tokens"), escaped(Texts::tr("%1 in · %2 out · %3 read from the cache · %4 written to it")
                                                     .arg(countText(used.in.value), countText(used.out.value), countText(used.cacheRead.value), countText(used.cacheWrite.value))));
        return rows;
    }

    QString recalledRows() const
    {
        if (!m_call.finished || (m_call.finished->recalled.isEmpty() && m_call.finished->notRecalled == 0))
            return {};
        QString text = Texts::tr("%n piece(s) of memory and library were shown", nullptr, int(m_call.finished->recalled.size()));
        if (m_call.finished->notRecalled > 0)
            text += QStringLiteral("; ") + Texts::tr("%n found as well, and left out for length", nullptr, m_call.finished->notRecalled);
        return fact(Texts::tr("Recalled"), escaped(text));
    }

    QString hashRows()
    {
        QString rows = fact(Texts::tr("Call"), escaped(m_call.started.turn.toString()) + QLatin1Char(' ') + copyLink(m_call.started.turn.toString(), Texts::tr("copy")));
        if (!m_call.prompt().isEmpty())
            rows += fact(Texts::tr("Hash of the prompt"), hashLink(m_call.prompt()));
        if (m_call.finished && !m_call.finished->reply.isEmpty())
            rows += fact(Texts::tr("Hash of the answer"), hashLink(m_call.finished->reply));
        return rows;
    }

    void writeEnd()
    {
        if (!m_call.finished)
            return;
        if (!m_call.finished->asks.isEmpty()) {
            put(heading(Texts::tr("It asked for tools"), QStringLiteral("answer")));
            if (isThere(m_read.asked, Texts::tr("what it asked for")) && !(*m_read.asked)->said.isEmpty())
                text(QStringLiteral("said"), Texts::tr("What it said"), {}, (*m_read.asked)->said, false);
            return;
        }
        if (m_call.finished->reply.isEmpty())
            return;
        put(heading(Texts::tr("Answer"), QStringLiteral("answer")));
        if (isThere(m_read.answer, Texts::tr("the answer")))
            text(QStringLiteral("answer"), Texts::tr("As it was taken over"), {}, **m_read.answer, false);
    }

    void writeTools()
    {
        if (m_call.tools.isEmpty())
            return;
        put(heading(Texts::tr("Tools it had used"), QStringLiteral("tools")));
        int number = 0;
        for (const UsedTool& tool : m_call.tools)
            writeTool(tool, QStringLiteral("tool%1").arg(++number));
    }

    void writeTool(const UsedTool& tool, const QString& key)
    {
        const ToolUsed& used = tool.used;
        QString rows = fact(Texts::tr("When"), escaped(Texts::tr("%1, took %2").arg(clockText(tool.at), durationText(used.took))));
        if (used.failed)
            rows += fact(Texts::tr("What came of it"), coloured(Texts::tr("failed"), tokens().bad));
        if (used.cost.micro > 0)
            rows += fact(Texts::tr("Billed"), escaped(callMoneyText(used.cost)));
        for (const ReadSource& source : used.sources)
            rows += fact(Texts::tr("Source"), escaped(source.title.isEmpty() ? source.address : source.title + QLatin1Char('\n') + source.address) + QLatin1Char(' ') + copyLink(source.address, Texts::tr("copy"))
                                                  + QStringLiteral("<br>") + muted(Texts::tr("read %1 · SHA-256").arg(absoluteText(source.at))) + QLatin1Char(' ') + hashLink(source.sha256));
        put(QStringLiteral("<p style=\"margin-top:10px;margin-bottom:2px\">%1</p>").arg(strong(used.tool)) + facts(rows));
        writeGiven(key + QStringLiteral(".in"), Texts::tr("What it was given"), used.input, false);
        writeGiven(key + QStringLiteral(".out"), Texts::tr("What it gave"), used.output, tool.label.integrity == Integrity::Untrusted || !used.sources.isEmpty());
    }

    void writeGiven(const QString& key, const QString& name, const QByteArray& hash, bool isOutside)
    {
        if (hash.isEmpty())
            return;
        const auto found = m_read.given.constFind(hash);
        const std::optional<Result<QString>> given = found == m_read.given.constEnd() ? std::nullopt : std::optional(*found);
        if (isThere(given, name))
            text(key, name, {}, **given, isOutside || saysOutside(**given));
    }

    void writePrompt()
    {
        put(heading(isRepeat() ? Texts::tr("Prompt, as the earlier call sent it") : Texts::tr("Prompt, as it was sent"), QStringLiteral("prompt")));
        if (m_call.prompt().isEmpty()) {
            put(QStringLiteral("<p>") + muted(m_call.ended ? Texts::tr("No prompt was kept: nobody had been asked when it ended.") : Texts::tr("It is kept when the call has ended.")) + QStringLiteral("</p>"));
            return;
        }
        if (!isThere(m_read.sent, Texts::tr("the prompt")))
            return;
        const SentCall& sent = **m_read.sent;
        QStringList set{sent.temperature ? Texts::tr("temperature %1").arg(*sent.temperature) : Texts::tr("temperature: not sent"), Texts::tr("at most %1 tokens").arg(countText(sent.maxTokens))};
        if (sent.thinkingTokens > 0)
            set << Texts::tr("%1 of them to think with").arg(countText(sent.thinkingTokens));
        set << (sent.tools.isEmpty() ? Texts::tr("no tools") : Texts::tr("tools: %1").arg(sent.tools.join(QStringLiteral(", "))));
        put(QStringLiteral("<p>") + muted(set.join(QStringLiteral(" · "))) + QStringLiteral("</p>"));
        if (!sent.prompts.isEmpty()) {
            QStringList used;
            for (const auto& [name, version] : sent.prompts)
                used << Texts::tr("%1 (version %2)", "a prompt of the program").arg(name).arg(version);
            put(QStringLiteral("<p>") + muted(Texts::tr("Prompts: %1").arg(used.join(QStringLiteral(", ")))) + QStringLiteral("</p>"));
        }
        if (const QString part = m_call.finished ? readInPart(m_call.finished->values) : QString(); !part.isEmpty())
            put(framed(coloured(Texts::tr("Not all of it was read"), tokens().warn), escaped(part), tokens().warn));
        const QList<PromptPart> parts = promptParts(sent.prompt);
        if (const QString leftOut = leftOutOf(parts); !leftOut.isEmpty())
            put(framed(coloured(Texts::tr("Not all of it fitted"), tokens().warn), escaped(leftOut), tokens().warn));
        put(QStringLiteral("<p style=\"margin-top:12px\">%1</p>").arg(strong(Texts::tr("The stable part: the same from call to call, so that providers can cache it"))));
        if (isThere(m_read.system, Texts::tr("the stable part")))
            writeParts(QStringLiteral("system"), promptParts(**m_read.system));
        put(QStringLiteral("<p style=\"margin-top:12px\">%1</p>").arg(strong(Texts::tr("What is asked now"))));
        writeParts(QStringLiteral("prompt"), parts);
        writeExchanges(sent.exchanges);
    }

    void writeParts(const QString& key, const QList<PromptPart>& parts)
    {
        int number = 0;
        for (const PromptPart& part : parts)
            text(QStringLiteral("%1.%2").arg(key).arg(++number), partWords(part), aboutText(part), part.text, part.isOutside, part.isData);
    }

    void writeExchanges(const QList<SentExchange>& exchanges)
    {
        if (exchanges.isEmpty())
            return;
        put(QStringLiteral("<p style=\"margin-top:12px\">%1</p>").arg(strong(Texts::tr("What it had asked for before, and was given"))));
        int number = 0;
        for (const SentExchange& exchange : exchanges) {
            ++number;
            if (!exchange.said.isEmpty())
                text(QStringLiteral("said.%1").arg(number), Texts::tr("What it said"), {}, exchange.said, false);
            for (const SentExchange::Use& use : exchange.uses) {
                text(QStringLiteral("use.%1.%2.in").arg(number).arg(use.id), use.tool, Texts::tr("asked for"), use.input, false, true);
                text(QStringLiteral("use.%1.%2.out").arg(number).arg(use.id), use.tool, use.failed ? Texts::tr("failed") : Texts::tr("gave"), use.output, use.isOutside);
            }
        }
    }
};

void addParts(QHash<QString, QString>& all, const QString& key, const QString& text)
{
    int number = 0;
    for (const PromptPart& part : promptParts(text))
        all.insert(QStringLiteral("%1.%2").arg(key).arg(++number), part.text);
}

} // namespace

CallDocument callDocument(const ReadCall& read, const OfficeState& state, Instant now, const QSet<QString>& unfolded)
{
    return Document(read, state, now, unfolded).write();
}

QSet<QString> foldedWith(const ReadCall& read, const QString& words)
{
    QHash<QString, QString> all;
    if (read.sent && *read.sent)
        addParts(all, QStringLiteral("prompt"), (*read.sent)->prompt);
    if (read.system && *read.system)
        addParts(all, QStringLiteral("system"), **read.system);
    if (read.answer && *read.answer)
        all.insert(QStringLiteral("answer"), **read.answer);
    int number = 0;
    for (const UsedTool& tool : read.call.tools) {
        const QString key = QStringLiteral("tool%1").arg(++number);
        for (const auto& [end, hash] : {std::pair{".in", tool.used.input}, {".out", tool.used.output}})
            if (const auto given = read.given.constFind(hash); given != read.given.constEnd() && *given)
                all.insert(key + QLatin1String(end), **given);
    }
    QSet<QString> keys;
    for (auto it = all.constBegin(); it != all.constEnd(); ++it)
        if (it->contains(words, Qt::CaseInsensitive))
            keys.insert(it.key());
    return keys;
}

QString asSent(const ReadCall& read)
{
    QStringList texts;
    if (read.system && *read.system)
        texts << **read.system;
    if (read.sent && *read.sent) {
        texts << (*read.sent)->prompt;
        for (const SentExchange& exchange : (*read.sent)->exchanges) {
            if (!exchange.said.isEmpty())
                texts << exchange.said;
            for (const SentExchange::Use& use : exchange.uses)
                texts << use.tool + QLatin1Char(' ') + use.input << use.output;
        }
    }
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace qd::ui
