#include "ui/widgets/settings/SearchRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/settings/KeyLine.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/ModelWords.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

SearchRow::SearchRow(const SearchLine& searcher, Connections* connections, QWidget* parent)
    : QWidget(parent), m_searcher(searcher), m_connections(connections), m_mark(new Chip({}, this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
}

void SearchRow::build()
{
    auto* column = columnOf(this);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    auto* title = new Sentence(Saying::Strong, this);
    title->say(m_searcher.title);
    title->setWordWrap(false);
    m_mark->setQuiet(true);
    m_mark->setObjectName(QStringLiteral("settings.search.%1").arg(m_searcher.id));
    auto* about = new Sentence(Saying::Muted, this);
    about->say(m_searcher.tried.isEmpty() ? tr("not tried with the real service yet") : tr("tried with the real service on %1").arg(dateText(m_searcher.tried)));
    about->setToolTip(m_searcher.source);
    line->addWidget(title);
    line->addWidget(m_mark);
    line->addWidget(about, 1);
    column->addLayout(line);
    if (m_searcher.takesKey) {
        m_key = new KeyLine(m_searcher.id, m_searcher.title, m_connections, this);
        connect(m_key, &KeyLine::changed, this, &SearchRow::changed);
        column->addWidget(m_key);
    } else {
        column->addWidget(buildAddress());
    }
    m_note->setObjectName(QStringLiteral("settings.search.%1.note").arg(m_searcher.id));
    m_note->hide();
    column->addWidget(m_note);
}

QWidget* SearchRow::buildAddress()
{
    auto* frame = new QWidget(this);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGap);
    m_address = new QLineEdit(frame);
    m_address->setObjectName(QStringLiteral("settings.searxng"));
    m_address->setAccessibleName(tr("Address of your SearXNG server"));
    m_address->setPlaceholderText(tr("Address of a server, as http://localhost:8888"));
    m_set = smallButton(tr("Set"), QStringLiteral("settings.searxng.set"), tr("Search there"), frame);
    m_none = smallButton(tr("Take back"), QStringLiteral("settings.searxng.none"), tr("Do not search there"), frame);
    line->addWidget(m_address, 1);
    line->addWidget(m_set);
    line->addWidget(m_none);
    connect(m_address, &QLineEdit::returnPressed, this, [this] { keep(m_address->text()); });
    connect(m_set, &QPushButton::clicked, this, [this] { keep(m_address->text()); });
    connect(m_none, &QPushButton::clicked, this, [this] { keep({}); });
    return frame;
}

void SearchRow::keep(const QString& address)
{
    m_connections->searchAt(address, this, [this, address](const Result<Done>& done) {
        if (done && address.isEmpty())
            m_address->clear();
        const ErrorSentence wrong = done ? ErrorSentence{} : sentenceOf(done.error());
        m_note->say(!done ? tr("%1 Right would be: %2.").arg(wrong.what, wrong.wayOut) : address.isEmpty() ? tr("Nobody searches there any more.") : tr("Searches go there from now on."),
                    done ? Saying::Good : Saying::Bad);
        emit changed();
    });
}

void SearchRow::display(const Connected& connected)
{
    const Tokens& t = tokens();
    const bool has = m_searcher.takesKey ? connected.keys.contains(m_searcher.id) : !connected.searxng.isEmpty();
    const bool searches = connected.searches == m_searcher.id;
    m_mark->setText(searches ? tr("Searches") : has ? tr("Ready, not used") : m_searcher.takesKey ? tr("No key") : tr("No address"));
    m_mark->setMark(searches ? Chip::Mark::Dot : Chip::Mark::Ring, searches ? t.good : t.textFaint);
    if (m_key)
        return m_key->display(connected);
    if (!m_address->hasFocus() && m_address->text().isEmpty())
        m_address->setText(connected.searxng);
    m_none->setVisible(!connected.searxng.isEmpty());
}

void SearchRow::setReadOnly(const QString& why)
{
    if (m_key)
        return m_key->setReadOnly(why);
    for (QWidget* part : std::initializer_list<QWidget*>{m_address, m_set, m_none}) {
        part->setEnabled(why.isEmpty());
        part->setToolTip(why);
    }
}

} // namespace qd::ui
