#include "ui/widgets/settings/ProviderRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

ProviderRow::ProviderRow(const ProviderLine& provider, Connections* connections, QWidget* parent)
    : QWidget(parent), m_provider(provider), m_connections(connections), m_title(new QLabel(this)), m_mark(new Chip({}, this)),
      m_test(smallButton(tr("Test"), QStringLiteral("settings.provider.%1.test").arg(provider.id), tr("Test %1").arg(provider.title), this)),
      m_about(new Sentence(Saying::Muted, this)), m_trouble(new Sentence(Saying::Bad, this)), m_result(new Sentence(Saying::Muted, this))
{
    if (provider.takesKey)
        m_key = new KeyLine(provider.id, provider.title, connections, this);
    build();
    connect(m_test, &QPushButton::clicked, this, &ProviderRow::test);
    if (m_key)
        connect(m_key, &KeyLine::changed, this, &ProviderRow::changed);
}

void ProviderRow::build()
{
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    m_title->setFont(strongFont());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setText(m_provider.title);
    m_mark->setQuiet(true);
    m_mark->setObjectName(QStringLiteral("settings.provider.%1").arg(m_provider.id));
    line->addWidget(m_title);
    line->addWidget(m_mark);
    line->addStretch(1);
    line->addWidget(m_test);
    column->addLayout(line);
    column->addWidget(m_about);
    column->addWidget(m_trouble);
    if (m_key)
        column->addWidget(m_key);
    m_result->setObjectName(QStringLiteral("settings.provider.%1.result").arg(m_provider.id));
    m_trouble->hide();
    m_result->hide();
    column->addWidget(m_result);
}

QString ProviderRow::about() const
{
    if (m_provider.address.isEmpty())
        return tr("It needs an address: a file in the folder “providers” of the home names it.");
    QStringList parts{m_provider.address};
    if (!m_provider.models.isEmpty())
        parts.append(tr("%n model(s), looked up on %1", nullptr, int(m_provider.models.size())).arg(dateText(m_provider.date)));
    else
        parts.append(tr("whatever models it has"));
    parts.append(m_provider.tried.isEmpty() ? tr("not tried with the real service yet") : tr("tried with the real service on %1").arg(dateText(m_provider.tried)));
    return parts.join(QStringLiteral("  ·  "));
}

void ProviderRow::showMark(const Connected& connected, const OfficeState& state)
{
    const Tokens& t = tokens();
    const bool isTroubled = state.models.troubled.contains(m_provider.id);
    QStringList troubles;
    for (auto trouble = state.models.troubled.begin(); trouble != state.models.troubled.end(); ++trouble) {
        const QString model = trouble.key().section(u':', 1);
        if (trouble.key().section(u':', 0, 0) == m_provider.id)
            troubles.append(tr("%1. Since %2.").arg((model.isEmpty() ? QString() : model + QStringLiteral(": ")) + withoutStop(trouble->why), absoluteText(trouble->since)));
    }
    m_trouble->say(troubles.join(u' '));
    if (m_provider.address.isEmpty()) {
        m_mark->setText(tr("No address"));
        m_mark->setMark(Chip::Mark::Ring, t.textFaint);
    } else if (isTroubled) {
        m_mark->setText(tr("Cannot be asked now"));
        m_mark->setMark(Chip::Mark::Triangle, t.warn);
    } else if (m_provider.needsKey && !connected.keys.contains(m_provider.id)) {
        m_mark->setText(tr("No key"));
        m_mark->setMark(Chip::Mark::Ring, t.textFaint);
    } else {
        m_mark->setText(m_provider.isHere ? tr("Runs on this machine") : tr("Ready"));
        m_mark->setMark(m_provider.isHere ? Chip::Mark::Ring : Chip::Mark::Dot, m_provider.isHere ? t.textFaint : t.good);
    }
}

void ProviderRow::display(const Connected& connected, const OfficeState& state, const QStringList& used)
{
    m_used = used;
    if (const ProviderLine* line = connected.provider(m_provider.id))
        m_provider = *line;
    showMark(connected, state);
    m_about->say(about());
    m_about->setToolTip(m_provider.source);
    if (m_key)
        m_key->display(connected);
    const bool lacksKey = m_provider.needsKey && !connected.keys.contains(m_provider.id);
    m_isStopped = state.org.stopped;
    m_test->setEnabled(!m_isAsked && !m_isReadOnly && !m_isStopped && !m_provider.address.isEmpty() && !lacksKey);
    m_test->setToolTip(m_isStopped ? tr("Everything is stopped, so nothing is asked outside") : tr("Asks %1 for its list of models: one request, which costs nothing").arg(m_provider.title));
    if (lacksKey)
        m_result->say({});
}

void ProviderRow::setReadOnly(const QString& why)
{
    m_isReadOnly = !why.isEmpty();
    if (m_key)
        m_key->setReadOnly(why);
}

void ProviderRow::test()
{
    m_isAsked = true;
    m_test->setEnabled(false);
    m_result->say(tr("Asking %1 …").arg(m_provider.title), Saying::Muted);
    m_connections->tryProvider(m_provider.id, this, [this](const Result<ProviderWord>& word) { answered(word); });
}

void ProviderRow::answered(const Result<ProviderWord>& word)
{
    m_isAsked = false;
    m_test->setEnabled(!m_isReadOnly && !m_isStopped);
    if (!word) {
        const ErrorSentence sentence = sentenceOf(word.error());
        const bool hasHint = !word.error().hint.isEmpty(); // the general ways out are about agents at work
        return m_result->say(hasHint ? sentence.what + u' ' + tr("Right would be: %1.").arg(sentence.wayOut) : sentence.what, Saying::Bad);
    }
    QStringList missing;
    for (const QString& model : std::as_const(m_used))
        if (word->isWhole && !word->models.contains(model))
            missing.append(modelWords(model));
    QString text = (word->tookKey ? tr("%1 answers and takes the key.") : tr("%1 answers, without a key.")).arg(m_provider.title);
    text += u' ' + tr("It has %n model(s).", nullptr, int(word->models.size()));
    for (auto window = word->windows.begin(); window != word->windows.end(); ++window)
        text += u' ' + tr("%1 holds %2 tokens as it is loaded now.").arg(modelWords(window.key()), countText(*window));
    if (!missing.isEmpty())
        text += u' ' + tr("Not among them, but asked by your agents: %1.").arg(missing.join(QStringLiteral(", ")));
    else if (!m_used.isEmpty() && word->isWhole)
        text += u' ' + tr("Those that your agents ask are among them.");
    text += u' ' + tr("The test cost nothing; whether the account has money shows with the first call.");
    m_result->say(text, missing.isEmpty() ? Saying::Good : Saying::Bad);
}

} // namespace qd::ui
