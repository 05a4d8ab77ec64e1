# Builds from the root of the repository: docker build -t coordination .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Silo -c Release -o /app --disable-build-servers

# Without a shell or a package manager, and not root. The -extra variant has the cultures and time zones that French needs.
# It holds no PostgreSQL: give ConnectionStrings__Coordination.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["./Coordination.Silo"]
