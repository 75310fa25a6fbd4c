#include "app/desktop/Tray.h"

#include "ui/style/Tokens.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace qd::app {

namespace {

constexpr int kSize = 64;
constexpr int kMostShown = 99;

QPixmap wheel()
{
    const QIcon own = QIcon::fromTheme(QStringLiteral("org.quarterdeck.Quarterdeck"), QApplication::windowIcon());
    if (const QPixmap known = own.pixmap(kSize, kSize); !known.isNull())
        return known.scaled(kSize, kSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPixmap drawn(kSize, kSize); // not installed: the helm of the name
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ui::tokens().accent, 6));
    painter.drawEllipse(QRectF(14, 14, 36, 36));
    for (int spoke = 0; spoke < 4; ++spoke) {
        painter.save();
        painter.translate(kSize / 2.0, kSize / 2.0);
        painter.rotate(45 * spoke);
        painter.drawLine(QPointF(-28, 0), QPointF(28, 0));
        painter.restore();
    }
    return drawn;
}

} // namespace

QIcon trayIcon(qsizetype waiting)
{
    QPixmap picture = wheel();
    if (waiting <= 0)
        return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString number = waiting > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QString::number(waiting);
    QFont font = painter.font();
    font.setPixelSize(number.size() > 2 ? 22 : 28);
    font.setBold(true);
    painter.setFont(font);
    const QRectF badge(kSize - 40, kSize - 40, 40, 40);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xb3, 0x26, 0x1e)); // white on it reads in either scheme: the tray has its own
    painter.drawEllipse(badge);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, number);
    return picture;
}

Tray::Tray(QObject* parent)
    : QObject(parent), m_menu(std::make_unique<QMenu>()), m_icon(new QSystemTrayIcon(this)), m_open(m_menu->addAction(tr("Open Quarterdeck"))), m_stop(m_menu->addAction(QString()))
{
    m_menu->setObjectName(QStringLiteral("tray.menu"));
    m_open->setObjectName(QStringLiteral("tray.open"));
    m_stop->setObjectName(QStringLiteral("tray.stop"));
    connect(m_open, &QAction::triggered, this, &Tray::openAsked);
    connect(m_stop, &QAction::triggered, this, [this] { m_stopped ? emit resumeAsked() : emit stopAsked(); });
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit openAsked();
    });
    m_icon->setContextMenu(m_menu.get());
    say();
}

Tray::~Tray()
{
    m_icon->setContextMenu(nullptr);
}

void Tray::begin()
{
    m_begun = QSystemTrayIcon::isSystemTrayAvailable();
    if (!m_begun)
        return;
    say();
    m_icon->show();
}

void Tray::show(qsizetype waiting, bool stopped)
{
    if (waiting == m_waiting && stopped == m_stopped)
        return;
    m_waiting = waiting;
    m_stopped = stopped;
    say();
}

void Tray::say()
{
    m_stop->setText(m_stopped ? tr("Resume") : tr("All stop"));
    m_toolTip = m_waiting > 0 ? tr("Quarterdeck: %n item(s) wait for you", nullptr, int(m_waiting)) : tr("Quarterdeck: nothing waits for you");
    if (!m_begun)
        return; // nobody sees it
    m_icon->setIcon(trayIcon(m_waiting));
    m_icon->setToolTip(m_toolTip);
}

} // namespace qd::app
