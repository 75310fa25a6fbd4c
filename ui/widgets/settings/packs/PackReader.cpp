#include "ui/widgets/settings/packs/PackReader.h"

#include "ui/models/TextDiff.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/LinesDelegate.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/packs/PackWords.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

constexpr int kListWidth = 264;
constexpr int kHeight = 328;

QTextCharFormat formatOf(DiffPiece::Kind kind)
{
    const Tokens& t = tokens();
    QTextCharFormat format;
    format.setForeground(t.text);
    if (kind == DiffPiece::Added) {
        format.setBackground(t.added);
        format.setFontUnderline(true);
    } else if (kind == DiffPiece::Removed) {
        format.setBackground(t.removed);
        format.setFontStrikeOut(true);
    }
    return format;
}

QString stateWords(const PackText& text)
{
    return text.isAdopted ? PackReader::tr("adopted") : text.wasAdopted ? PackReader::tr("changed since then") : text.isHers ? PackReader::tr("not read, in place of yours") : PackReader::tr("not read");
}

} // namespace

PackReader::PackReader(const PackPlace& pack, const QString& title, QWidget* parent)
    : QWidget(parent), m_pack(pack), m_list(new QListWidget(this)), m_text(new QTextEdit(this)), m_about(new Sentence(Saying::Muted, this)),
      m_adopt(smallButton(tr("Adopt this text"), name("adopt"), {}, this)), m_all(smallButton({}, name("all"), {}, this)), m_asking(new QWidget(this)),
      m_question(new Sentence(Saying::Plain, m_asking)), m_sure(smallButton({}, name("sure"), {}, m_asking)), m_leave(smallButton(tr("Go on reading"), name("leave"), {}, m_asking))
{
    build(title);
    connect(m_list, &QListWidget::currentRowChanged, this, &PackReader::showText);
    connect(m_adopt, &QPushButton::clicked, this, [this] {
        if (const PackText* text = current())
            emit adopted({{text->name, text->sha256}});
    });
    connect(m_all, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_leave, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_sure, &QPushButton::clicked, this, [this] {
        ask(false);
        emit adopted(unread());
    });
}

QString PackReader::name(const char* part) const
{
    return packName(m_pack, part);
}

void PackReader::build(const QString& title)
{
    auto* column = columnOf(this, {0, kHalfGap, 0, kHalfGap}, kGap);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    m_list->setObjectName(name("texts"));
    m_list->setAccessibleName(tr("Texts of %1").arg(title));
    m_list->setFixedWidth(kListWidth);
    m_list->setItemDelegate(new LinesDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setObjectName(name("text"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(kPad);
    m_list->setFixedHeight(kHeight);
    m_text->setFixedHeight(kHeight);
    row->addWidget(m_list);
    row->addWidget(m_text, 1);
    column->addLayout(row);
    column->addWidget(buildBar());
    column->addWidget(buildAsking());
}

QWidget* PackReader::buildBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    m_about->setObjectName(name("state"));
    m_adopt->setToolTip(tr("Agents are told it as if you had written it. A newer version of the pack in which it is another asks you again."));
    row->addWidget(m_about, 1);
    row->addWidget(m_adopt, 0, Qt::AlignTop);
    row->addWidget(m_all, 0, Qt::AlignTop);
    return bar;
}

QWidget* PackReader::buildAsking()
{
    auto* row = new QHBoxLayout(m_asking);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    m_question->setObjectName(name("question"));
    row->addWidget(m_question, 1);
    row->addWidget(m_sure, 0, Qt::AlignTop);
    row->addWidget(m_leave, 0, Qt::AlignTop);
    m_asking->hide();
    return m_asking;
}

QMap<QString, QByteArray> PackReader::unread() const
{
    QMap<QString, QByteArray> texts;
    for (const PackText& text : m_texts)
        if (!text.isAdopted)
            texts.insert(text.name, text.sha256);
    return texts;
}

const PackText* PackReader::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= m_texts.size() ? nullptr : &m_texts.at(row);
}

void PackReader::display(const QList<PackText>& texts)
{
    const PackText* before = current();
    const QString shown = before ? before->name : QString();
    m_texts = texts;
    m_list->blockSignals(true);
    m_list->clear();
    for (const PackText& text : texts) {
        auto* item = new QListWidgetItem(packTextWords(text.name) + u'\n' + stateWords(text), m_list);
        item->setData(Qt::AccessibleTextRole, tr("%1: %2", "a text of a pack · whether it is adopted").arg(packTextWords(text.name), stateWords(text)));
    }
    const auto isIt = [&shown](const PackText& text) { return text.name == shown && !text.isAdopted; };
    const auto isOpen = [](const PackText& text) { return !text.isAdopted; };
    auto at = std::find_if(m_texts.begin(), m_texts.end(), isIt);
    if (at == m_texts.end())
        at = std::find_if(m_texts.begin(), m_texts.end(), isOpen);
    if (at == m_texts.end())
        at = std::find_if(m_texts.begin(), m_texts.end(), [&shown](const PackText& text) { return text.name == shown; });
    m_list->setCurrentRow(at == m_texts.end() ? 0 : int(at - m_texts.begin()));
    m_list->blockSignals(false);
    showText();
}

void PackReader::showText()
{
    m_text->clear();
    const PackText* text = current();
    m_about->say(text ? packReadingText(*text) : QString());
    if (text) {
        m_text->setAccessibleName(packTextWords(text->name));
        QTextCursor cursor(m_text->document());
        const bool isCompared = (text->wasAdopted || text->isHers) && !text->before.isEmpty();
        for (const DiffPiece& piece : isCompared ? diffWords(text->before, text->text) : QList<DiffPiece>{{DiffPiece::Same, text->text}})
            cursor.insertText(piece.text, formatOf(piece.kind));
        m_text->moveCursor(QTextCursor::Start);
    }
    enable();
}

void PackReader::setHeld(bool isBusy, const QString& readOnly)
{
    m_isBusy = isBusy;
    m_readOnly = readOnly;
    enable();
}

void PackReader::begin()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void PackReader::enable()
{
    const PackText* text = current();
    const qsizetype left = unread().size();
    const bool may = !m_isBusy && m_readOnly.isEmpty();
    m_adopt->setVisible(left > 0);
    m_adopt->setEnabled(may && text && !text->isAdopted);
    m_all->setText(tr("Adopt all %n …", nullptr, int(left)));
    m_all->setVisible(left > 1 && !m_asking->isVisible());
    m_all->setEnabled(may);
    m_sure->setEnabled(may);
    if (text)
        m_adopt->setAccessibleName(tr("Adopt %1").arg(packTextWords(text->name)));
}

void PackReader::ask(bool asks)
{
    const int left = int(unread().size());
    m_question->say(tr("%n text(s) become(s) yours, read or not. Agents are told them as if you had written them, and that can't be taken back.", nullptr, left));
    m_sure->setText(tr("Adopt all %n", nullptr, left));
    m_asking->setVisible(asks);
    enable();
    (asks ? m_leave : m_all)->setFocus(Qt::OtherFocusReason);
}

void PackReader::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_asking->isVisible())
        return ask(false);
    QWidget::keyPressEvent(event);
}

void PackReader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) // the other scheme: its colours are in the text
        display(QList<PackText>(m_texts));
}

} // namespace qd::ui
