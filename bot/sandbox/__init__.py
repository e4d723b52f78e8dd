"""A local Discord for tests and the demo: gateway, REST and CDN on loopback, strict as it is.

It is a program of its own: it knows nothing of the rest of `bot`, nor of any client library.
The way in is `bot.sandbox.sandbox.Sandbox`:

    async with Sandbox() as discord:
        app = discord.create_application("Precis", token="t")
        guild = discord.create_guild("Town")
        news = guild.create_text_channel("news")
        alice = discord.create_person("Alice")
        alice.join(guild)
        app.join(guild)
        # A client that is pointed at discord.api_url and discord.gateway_url logs in here.
        await app.wait_ready()
        post = await alice.post(news, "https://paper.example")
        answer = await discord.wait_for_message(news, after=post)
"""
