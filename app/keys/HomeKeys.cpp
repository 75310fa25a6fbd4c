#include "app/keys/HomeKeys.h"

#include "agents/keys/DesktopKeyRing.h"
#include "agents/oauth/FreshTokens.h"
#include "app/network/OwnCa.h"

namespace qd::app {

std::unique_ptr<agents::KeyShelf> keysOf(const Home& home)
{
    auto ring = std::make_unique<agents::DesktopKeyRing>(home.path());
    agents::DesktopKeyRing* const desktop = ring.get();
    auto shelf = std::make_unique<agents::KeyShelf>(home.settingsFile(), std::move(ring));
    QObject::connect(desktop, &agents::DesktopKeyRing::waits, shelf.get(), &agents::KeyShelf::waits);
    static const SystemClock clock;
    shelf->setMaker(std::make_unique<agents::FreshTokens>(*shelf, [home] { return wayOf(home); }, clock, home.folder(QStringLiteral("private"))));
    return shelf;
}

} // namespace qd::app
